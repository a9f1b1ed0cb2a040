// The picture in the README: the page with the sample letters, as the program serves it.
//   BRIEFKAMER_SERVER=build/briefkamer BRIEFKAMER_DATABASE=build/database node tests/browser/picture.mjs

import { fileURLToPath } from 'node:url';
import { newPage, startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const server = await startServer();
const browser = await startBrowser();
const page = await newPage(browser, server.url, { width: 1280, height: 860, scheme: 'light' });
await page.goto(`${server.url}/?q=missies+irak&topic=defensie`);
await page.waitForSelector('.hit');
await page.screenshot({ path: fileURLToPath(new URL('picture.png', import.meta.url)) });
await browser.close();
await server.stop();
