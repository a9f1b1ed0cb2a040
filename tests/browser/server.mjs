// The server under test: the one at BASE_URL, else the program BRIEFKAMER_SERVER with the database
// BRIEFKAMER_DATABASE, else the fake one.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startFake } from './fake_server.mjs';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} */
export async function startServer() {
  if (process.env.BASE_URL) return { url: process.env.BASE_URL, stop: async () => {} };
  if (process.env.BRIEFKAMER_SERVER) return startProgram(process.env.BRIEFKAMER_SERVER);
  return startFake();
}

async function startProgram(program) {
  const port = await freePort();
  const database = process.env.BRIEFKAMER_DATABASE;
  const child = spawn(
    program,
    ['serve', '--port', String(port), '--web', WEB, ...(database ? ['--database', database] : [])],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise((done) => child.once('exit', done));
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/api/v1/status`)).ok, child);
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

async function until(ready, child) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (await ready().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill();
  throw new Error('the server does not answer');
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
