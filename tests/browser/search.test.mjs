import assert from 'node:assert/strict';
import { at, bench, open, settled, total } from './bench.mjs';

const ALL = '/?sort=newest';
const QUESTION = '/?q=missies+irak';
const check = bench();

/** A choice of a facet that narrows: its number is above 0 and below that of all letters. */
async function narrowingChoice(page, facet) {
  const all = await total(page);
  for (const box of await page.locator(`input[id^="${facet}-"][type=checkbox]`).all()) {
    const count = parseInt(
      await box.locator('xpath=../span[@data-slot="count"]').textContent(),
      10,
    );
    if (count > 0 && count < all) return { id: await box.getAttribute('id'), count };
  }
  throw new Error(`no choice of ${facet} narrows`);
}

check('a search shows letters, marks what it found and becomes the address', {}, async (page) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Zoek in brieven' }).fill('missies irak');
  await page.getByRole('button', { name: 'Zoek', exact: true }).click();
  await page.locator('.hit').first().waitFor();
  assert.equal(new URL(page.url()).search, '?q=missies+irak');
  assert.ok((await total(page)) > 0);
  assert.ok((await page.locator('.snippet mark').count()) > 0);
  assert.equal(await page.title(), 'missies irak – Briefkamer');
  assert.match(await page.locator('#status').textContent(), /^\d+ brie(f|ven)/);
});

for (const facet of ['topic', 'mission', 'ministry', 'kind']) {
  check(`a choice of ${facet} gives as many letters as it promised`, {}, async (page) => {
    await open(page, ALL);
    const choice = await narrowingChoice(page, facet);
    await page.locator(`[id="${choice.id}"]`).check();
    await at(page, `${facet}=`);
    assert.equal(await total(page), choice.count);
    assert.ok(await page.locator(`[id="${choice.id}"]`).isChecked());
    assert.equal(await page.locator('.chip').count(), 1);
  });
}

check('a choice keeps the focus, and its chip takes it away again', {}, async (page) => {
  await open(page, ALL);
  const before = await total(page);
  const choice = await narrowingChoice(page, 'kind');
  await page.locator(`[id="${choice.id}"]`).focus();
  await page.keyboard.press('Space');
  await at(page, 'kind=');
  assert.equal(await page.evaluate(() => document.activeElement.id), choice.id);
  await page.getByRole('button', { name: /^Verwijder keuze/ }).click();
  await page.waitForURL((url) => !url.search.includes('kind='));
  await settled(page);
  assert.equal(await total(page), before);
  assert.equal(await page.locator('.chip').count(), 0);
  assert.ok(await page.locator('.total').evaluate((heading) => heading === document.activeElement));
});

check('all values of a facet can be shown and searched', {}, async (page) => {
  await open(page, ALL);
  const more = page.locator('[id$="-all"]').first();
  const facet = (await more.getAttribute('id')).replace('-all', '');
  const promised = Number(/\d+/.exec(await more.textContent())[0]);
  await more.click();
  const boxes = page.locator(`#${facet}-values input`);
  assert.equal(await boxes.count(), promised);
  const last = await page.locator(`#${facet}-values [data-slot=label]`).last().textContent();
  await page.locator(`#${facet}-find`).fill(last);
  assert.ok((await boxes.count()) < promised);
  assert.ok((await page.locator(`#${facet}-values`).textContent()).includes(last));
  await page.locator(`#${facet}-find`).fill('zoiets is er niet');
  assert.equal(await boxes.count(), 0);
});

check('the heading counts the letters that the facets count', {}, async (page) => {
  await open(page, QUESTION);
  const heading = await page.locator('.total').textContent();
  const [, withAll] = /waarvan ([\d.]+) met alle woorden/.exec(heading) ?? [];
  assert.ok(Number(withAll) < (await total(page)), heading);
  const boxes = await page.locator('input[id^="ministry-"]').all();
  const last = boxes.at(-1);
  const promised = parseInt(
    await last.locator('xpath=../span[@data-slot="count"]').textContent(),
    10,
  );
  await last.check();
  await at(page, 'ministry=');
  assert.equal(await total(page), promised);
});

check('a mission is found by its abbreviation', {}, async (page) => {
  await open(page, ALL);
  await page.locator('#mission-all').click();
  await page.locator('#mission-find').fill('NMI');
  const found = await page.locator('#mission-values [data-slot=label]').allTextContents();
  assert.ok(found.includes('NAVO-missie in Irak (NMI)'), String(found));
});

check('an address of nothing is a page with a way back', { faults: true }, async (page) => {
  for (const address of ['/nietes', '/brief/nietes']) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 404);
    await page.getByRole('link', { name: 'Naar het begin' }).last().click();
    await page.locator('.newest li').first().waitFor();
  }
});

check('a drag over the bars chooses a period', {}, async (page) => {
  await open(page, ALL);
  const before = await total(page);
  const box = await page.locator('.plot').boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.99, box.y + 30, { steps: 5 });
  await page.mouse.up();
  await at(page, 'from=');
  assert.ok((await total(page)) < before);
  assert.ok((await page.locator('.bar.chosen').count()) > 0);
  assert.notEqual(await page.locator('#from').inputValue(), '');
  await page.getByRole('button', { name: /^Verwijder periode/ }).click();
  await page.waitForURL((url) => !url.search.includes('from='));
  await settled(page);
  assert.equal(await total(page), before);
});

check('a click chooses one bar, and a second click lets it go', {}, async (page) => {
  await open(page, ALL);
  const box = await page.locator('.bar').last().boundingBox();
  const click = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await click();
  await at(page, 'from=');
  assert.equal(await page.locator('.bar.chosen').count(), 1);
  await click();
  await page.waitForURL((url) => !url.search.includes('from='));
});

check('two dates choose a period, and a wrong order is told', {}, async (page) => {
  await open(page, ALL);
  const newest = await page.locator('.hit time').first().getAttribute('datetime');
  await page.locator('#from').fill(newest.split('-').reverse().join('-'));
  await page.keyboard.press('Enter');
  await at(page, `from=${newest}`);
  assert.ok((await total(page)) >= 1);
  await page.locator('#to').fill('1-1-1999');
  await page.keyboard.press('Enter');
  await page
    .locator('#period-error')
    .filter({ hasText: 'De eerste datum ligt na de laatste' })
    .waitFor();
  assert.ok(!page.url().includes('to='));
  await page.locator('#to').fill('morgen');
  await page.keyboard.press('Enter');
  await page.locator('#period-error').filter({ hasText: 'Schrijf een datum als' }).waitFor();
});

check('pages follow each other without a letter twice', {}, async (page) => {
  await open(page, ALL);
  const ids = () => page.locator('.subject a').evaluateAll((links) => links.map((link) => link.id));
  const first = await ids();
  await page.getByRole('link', { name: 'Volgende pagina' }).click();
  await at(page, 'first=10');
  const second = await ids();
  assert.equal(first.length, 10);
  assert.equal(new Set([...first, ...second]).size, first.length + second.length);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.getByRole('link', { name: 'Vorige pagina' }).click();
  await page.waitForURL((url) => !url.search.includes('first='));
  await settled(page);
  assert.deepEqual(await ids(), first);
});

check('the order can be turned round', {}, async (page) => {
  await open(page, ALL);
  await page.getByRole('link', { name: 'oudste' }).click();
  await at(page, 'sort=oldest');
  const dates = await page
    .locator('.hit time')
    .evaluateAll((times) => times.map((time) => time.dateTime));
  assert.deepEqual(dates, [...dates].sort());
  assert.equal(
    await page.getByRole('link', { name: 'oudste' }).getAttribute('aria-current'),
    'true',
  );
});

check('back, forward and reload bring the same page', {}, async (page) => {
  await open(page, ALL);
  const before = await total(page);
  const choice = await narrowingChoice(page, 'topic');
  await page.locator(`[id="${choice.id}"]`).check();
  await at(page, 'topic=');
  await page.reload();
  await settled(page);
  assert.equal(await total(page), choice.count);
  await page.goBack();
  await settled(page);
  assert.equal(await total(page), before);
  assert.equal(await page.locator('.chip').count(), 0);
  await page.goForward();
  await settled(page);
  assert.equal(await total(page), choice.count);
});

check('an address that is shared shows the same letters', {}, async (page) => {
  await open(page, QUESTION);
  const subjects = await page.locator('.subject').allTextContents();
  const other = await page.context().newPage();
  await open(other, page.url());
  assert.deepEqual(await other.locator('.subject').allTextContents(), subjects);
});

check('what was found can be taken along and followed', {}, async (page) => {
  await open(page, QUESTION);
  const found = await total(page);
  const read = async (address) => {
    const response = await page.request.get(address);
    assert.equal(response.status(), 200, address);
    return response.text();
  };
  const table = page.getByRole('link', { name: 'als tabel (CSV)' });
  const rows = (await read(await table.getAttribute('href'))).trim().split('\r\n');
  assert.equal(rows.length, found + 1);
  const [download] = await Promise.all([page.waitForEvent('download'), table.click()]);
  assert.equal(download.suggestedFilename(), 'brieven.csv');
  const lines = page.getByRole('link', { name: 'als JSON-regels' });
  const letters = (await read(await lines.getAttribute('href'))).trim().split('\n');
  assert.equal(letters.length, found);
  letters.forEach((line) => assert.ok(JSON.parse(line).id));
  const follow = page.getByRole('link', { name: 'Volg deze zoekvraag' });
  const feed = await follow.getAttribute('href');
  assert.match(await read(feed), /<feed[^>]*>[^]*<entry>/);
  const alternate = page.locator('link[rel="alternate"]');
  assert.equal(await alternate.getAttribute('href'), feed);
  await page.goto('/over');
  await page.locator('.about h1').waitFor();
  assert.equal(await alternate.getAttribute('href'), '/feed.atom');
});

check('the first view weighs at most 100 kB and comes from one place', {}, async (page, server) => {
  for (const address of ['/', QUESTION]) {
    let bytes = 0;
    const bodies = [];
    const count = (response) => {
      assert.equal(new URL(response.url()).origin, new URL(server.url).origin);
      if (!response.url().includes('/api/'))
        bodies.push(
          response.body().then((body) => {
            bytes += body.length;
          }),
        );
    };
    page.on('response', count);
    await page.goto(address);
    await settled(page);
    await Promise.all(bodies);
    page.off('response', count);
    assert.ok(bytes > 10_000 && bytes <= 100_000, `${address} weighs ${bytes}`);
  }
});

check('nothing jumps when results come or change', {}, async (page) => {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, QUESTION);
  assert.ok((await page.evaluate(() => window.shifts)) < 0.02);
});

check('the start shows example questions that find letters', {}, async (page) => {
  await page.goto('/');
  await page.locator('.newest li').first().waitFor();
  assert.match(
    await page.locator('.start .lead').textContent(),
    /^[\d.]+ brieven, \d{4} tot en met /,
  );
  const examples = await page.locator('.examples a').allTextContents();
  assert.equal(examples.length, 3);
  for (const example of examples) {
    await page.goto('/');
    await page.locator('.examples a').filter({ hasText: example }).first().click();
    await page.locator('.hit').first().waitFor();
    assert.ok((await total(page)) > 0, example);
  }
});

check('a mission of the list of missions leads to its letters', {}, async (page) => {
  await page.goto('/missies');
  const first = page.locator('.missions li').first();
  const promised = parseInt(await first.locator('.count').textContent(), 10);
  await first.locator('a').click();
  await at(page, 'mission=');
  assert.equal(await total(page), promised);
});
