// A small server that speaks as the real one does, for states that a real one is seldom in:
// slow, down, failing, and letters that try to be markup.

import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as answers from './fake_answers.mjs';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Starts on a free port. The fields of `mode` may be changed at any time: `slow` (milliseconds
 * before an answer), `down` (connections are cut), `failing` (a status), `hostile` (the rude letter
 * is there too).
 * @returns {Promise<{url: string, mode: object, asked: string[], stop: () => Promise<void>}>}
 */
export async function startFake() {
  const mode = { slow: 0, down: false, failing: 0, hostile: false };
  const asked = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (!url.pathname.startsWith('/api/')) return sendFile(url.pathname, response);
    asked.push(request.url);
    if (mode.down) return request.socket.destroy();
    setTimeout(() => answer(url, response, mode), mode.slow);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const stop = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, mode, asked, stop };
}

function answer(url, response, mode) {
  if (mode.failing) return problem(response, mode.failing, 'Mislukt');
  const path = url.pathname.replace('/api/v1/', '').split('/').map(decodeURIComponent);
  const q = url.searchParams;
  if (q.get('from') === 'fout') return problem(response, 400, 'Onleesbaar', 'from');
  if ((q.get('q') ?? '').length > 4000) return problem(response, 400, 'Te lang', 'q');
  if (q.get('to') && q.get('from') > q.get('to')) return problem(response, 400, 'Leeg', 'to');
  if (path[0] === 'search') return json(response, 200, answers.search(q, mode));
  if (path[0] === 'coverage') return json(response, 200, answers.coverage(mode));
  if (path[0] === 'status') return json(response, 200, answers.status(mode));
  if (path[0] === 'suggest') return json(response, 200, answers.suggest(q, mode));
  if (path[0] === 'facets') return json(response, 200, answers.facet(path[1], q, mode));
  if (path[2] === 'related') return json(response, 200, answers.related(path[1], mode));
  const letter = path[0] === 'letters' && answers.letter(path[1], q.get('q') ?? '', mode);
  return letter ? json(response, 200, letter) : problem(response, 404, 'Niet gevonden');
}

function json(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type });
  response.end(JSON.stringify(body));
}

function problem(response, status, title, parameter) {
  json(
    response,
    status,
    { type: 'about:blank', title, status, detail: title, parameter, request: 'a1b2c3' },
    'application/problem+json',
  );
}

function sendFile(path, response) {
  const page = path === '/' || path.startsWith('/brief/') || !extname(path);
  const file = join(WEB, page ? 'index.html' : normalize(path));
  if (!file.startsWith(WEB) || !existsSync(file)) {
    response.writeHead(404);
    return response.end();
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'text/plain',
    'Content-Security-Policy': POLICY,
  });
  createReadStream(file).pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await startFake()).url);
}
