// The browser and the page under test.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CHROMIUM =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=nl-NL',
];

/** One browser for a file of tests. */
export function startBrowser() {
  if (!CHROMIUM)
    throw new Error('Chromium is not here: apt-get install chromium, or set CHROMIUM to its path');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/**
 * A page in a reader's browser of its own. Whatever the page writes to the console as an error,
 * or throws, is kept in `page.faults`.
 */
export async function newPage(
  browser,
  baseURL,
  { width = 1280, height = 900, scheme = 'light', touch = false } = {},
) {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    hasTouch: touch,
    isMobile: touch,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') page.faults.push(line.text());
  });
  return page;
}
