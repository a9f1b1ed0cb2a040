import assert from 'node:assert/strict';
import { at, fakeBench, open, settled, total } from './bench.mjs';

const QUESTION = '/?q=missies+irak';
const check = fakeBench();

check(
  'a slow answer dims the old results and replaces them when it comes',
  {},
  async (page, fake) => {
    await open(page, QUESTION);
    const before = await page.locator('.subject').allTextContents();
    fake.mode.slow = 700;
    await page.locator('#sort-newest').click();
    await page.locator('.results.waiting').waitFor();
    assert.deepEqual(await page.locator('.subject').allTextContents(), before);
    await settled(page);
    assert.equal(await page.locator('.waiting').count(), 0);
    assert.notDeepEqual(await page.locator('.subject').allTextContents(), before);
  },
);

check('a quick answer dims nothing', {}, async (page) => {
  await open(page, QUESTION);
  await page.evaluate(() => {
    window.dimmed = 0;
    new MutationObserver(() => {
      if (document.querySelector('.waiting')) window.dimmed += 1;
    }).observe(document.querySelector('.results'), { attributes: true });
  });
  await page.locator('#sort-newest').click();
  await at(page, 'sort=newest');
  assert.equal(await page.evaluate(() => window.dimmed), 0);
});

check('of two questions only the last is shown', {}, async (page, fake) => {
  await open(page, QUESTION);
  fake.mode.slow = 600;
  await page.locator('#sort-newest').click();
  fake.mode.slow = 0;
  await page.locator('#sort-oldest').click();
  await page.waitForTimeout(900);
  assert.equal(await page.locator('#sort-oldest').getAttribute('aria-current'), 'true');
  const dates = await page
    .locator('.hit time')
    .evaluateAll((times) => times.map((time) => time.dateTime));
  assert.deepEqual(dates, [...dates].sort());
});

check(
  'a server that is down is told, keeps the old results, and is found again',
  { faults: true },
  async (page, fake) => {
    await open(page, QUESTION);
    const before = await total(page);
    fake.mode.down = true;
    await page.locator('#sort-newest').click();
    const alert = page.getByRole('alert').filter({ hasText: 'Briefkamer is niet bereikbaar' });
    await alert.waitFor();
    assert.equal(await page.locator('.hit').count(), 10);
    assert.ok(await page.locator('.results.failed').isVisible());
    fake.mode.down = false;
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await alert.waitFor({ state: 'detached' });
    assert.equal(await total(page), before);
    assert.equal(await page.locator('#sort-newest').getAttribute('aria-current'), 'true');
  },
);

check(
  'a page opened while the server is down comes when it is back',
  { faults: true },
  async (page, fake) => {
    for (const address of ['/', QUESTION, '/brief/kst-99001-10', '/missies']) {
      fake.mode.down = true;
      await page.goto(address);
      await page.getByRole('alert').filter({ hasText: 'niet bereikbaar' }).waitFor();
      assert.equal(await page.locator('#from:visible').count(), 0);
      fake.mode.down = false;
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.locator('.error').waitFor({ state: 'detached' });
      await page.locator('.newest li, .hit, .letter h1, .missions li').first().waitFor();
    }
  },
);

check(
  'results that were seen come back without the server',
  { faults: true },
  async (page, fake) => {
    await open(page, QUESTION);
    await page.locator('.subject a').first().click();
    await page.locator('.letter h1').waitFor();
    await settled(page);
    fake.mode.down = true;
    await page.goBack();
    await page.locator('.hit').first().waitFor();
    assert.equal(await page.locator('.error').count(), 0);
  },
);

check('an error tells its number and nothing technical', { faults: true }, async (page, fake) => {
  fake.mode.failing = 500;
  await page.goto(QUESTION);
  const alert = page.getByRole('alert').filter({ hasText: 'Er ging iets mis' });
  await alert.waitFor();
  assert.match(await alert.textContent(), /Nummer van deze vraag: a1b2c3/);
  assert.doesNotMatch(await alert.textContent(), /500|Error|fetch|JSON/);
});

check('a choice that the server refuses can be left out', { faults: true }, async (page) => {
  await page.goto('/?q=missies+irak&from=fout');
  await page.getByRole('link', { name: 'Zoek zonder de begindatum' }).click();
  await page.locator('.hit').first().waitFor();
  assert.equal(new URL(page.url()).search, '?q=missies+irak');
});

check('a period that ends before it begins can be turned round', { faults: true }, async (page) => {
  await page.goto('/?q=missies+irak&from=2025&to=2024');
  await page.getByRole('alert').filter({ hasText: 'De periode klopt niet' }).waitFor();
  await page.getByRole('link', { name: 'Draai de datums om' }).click();
  await page.locator('.hit').first().waitFor();
  assert.equal(new URL(page.url()).search, '?q=missies+irak&from=2024&to=2025');
});

check('a question that is too long is told so', { faults: true }, async (page) => {
  await page.goto(`/?q=${'a'.repeat(4001)}`);
  await page.getByRole('alert').filter({ hasText: 'De zoekvraag is te lang' }).waitFor();
});

check('letters that cannot be read are no crowd', { faults: true }, async (page, fake) => {
  fake.mode.failing = 503;
  await page.goto(QUESTION);
  const alert = page.getByRole('alert').filter({ hasText: 'De brieven zijn nu niet te lezen' });
  await alert.waitFor();
  fake.mode.failing = 0;
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
  await page.locator('.hit').first().waitFor();
});

check('a part of the letters that is out of reach is named', { faults: true }, async (page, fake) => {
  const note = page.getByText('Een deel van de brieven is nu niet bereikbaar (10.0.0.7:7001)');
  await page.goto(QUESTION);
  await page.locator('.hit').first().waitFor();
  assert.equal(await note.count(), 0);
  fake.mode.missing = ['10.0.0.7:7001'];
  await page.reload();
  await note.waitFor();
  assert.ok((await page.locator('.hit').count()) > 0);
});

check('past the last page there is a way back', {}, async (page) => {
  await page.goto(`${QUESTION}&first=900`);
  await page.locator('.notice').filter({ hasText: 'Zo veel brieven zijn er niet' }).waitFor();
  assert.equal(await page.locator('.pager a').count(), 0);
  await page.getByRole('link', { name: /^Naar de laatste pagina/ }).click();
  await page.locator('.hit').first().waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Naar de eerste pagina' }).click();
  await page.locator('.hit').first().waitFor();
  assert.equal(new URL(page.url()).search, '?q=missies+irak');
});

check('advice fits a question of a number, and one without words', {}, async (page) => {
  const advice = page.locator('.notice [data-slot="advice"]');
  await page.goto('/?q=12345-678');
  await advice.filter({ hasText: '27 925, nr. 9612' }).waitFor();
  assert.doesNotMatch(await advice.textContent(), /gespeld/);
  await page.goto('/?mission=baltic&kind=agenda');
  await advice.filter({ hasText: 'Laat een keuze weg' }).waitFor();
  assert.doesNotMatch(await advice.textContent(), /gespeld|Kamerstuk/);
});

check('nothing found: another spelling is offered', {}, async (page) => {
  await page.goto('/?q=missise');
  await page.locator('.total').filter({ hasText: 'Geen brieven gevonden voor' }).waitFor();
  await page.locator('.notice').getByRole('link', { name: 'missies' }).click();
  await page.locator('.hit').first().waitFor();
});

check('nothing found: dropping a choice gives as many letters as it says', {}, async (page) => {
  await page.goto('/?q=missies&mission=baltic&kind=agenda');
  const way = page.locator('.notice li').filter({ hasText: 'Zonder Baltic Sentry' });
  const promised = Number(/: (\d+) brie/.exec(await way.textContent())[1]);
  await way.getByRole('link').click();
  await page.locator('.hit').first().waitFor();
  assert.equal(await total(page), promised);
});

check(
  'letters with some of the words follow those with all, and can be left out',
  {},
  async (page) => {
    await open(page, '/?q=missies+irak+bagdad');
    assert.equal(await page.locator('.turn').textContent(), 'Brieven met een deel van de woorden');
    await page.getByRole('link', { name: 'alleen met alle woorden' }).click();
    await at(page, 'match=all');
    assert.equal(await page.locator('.turn').count(), 0);
    assert.equal(await page.locator('.hit').count(), await total(page));
  },
);

check('what was also searched is said and can be turned off', {}, async (page) => {
  await open(page, QUESTION);
  assert.match(
    await page.locator('.reading').textContent(),
    /Ook gezocht op NMI, NATO Mission Iraq en missie/,
  );
  await page.getByRole('link', { name: 'alleen letterlijk' }).click();
  await at(page, 'expand=0');
  assert.match(await page.locator('.reading').textContent(), /Alleen letterlijk gezocht/);
});

check('text of a letter is never markup', { faults: false }, async (page, fake) => {
  fake.mode.hostile = true;
  await open(page, '/?q=missies+irak&sort=newest');
  await page.locator('.subject a').first().click();
  await page.locator('.letter h1').waitFor();
  await page.getByRole('button', { name: 'Voetnoot 1' }).click();
  await settled(page);
  assert.match(
    await page.locator('.letter h1').textContent(),
    /<img src=x onerror="window\.broken=1"><script>/,
  );
  assert.equal(await page.locator('main img, main script, main svg').count(), 0);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280);
  assert.match(await page.title(), /<img/);
});

/** As a link on the page would: to `address`, without loading the page again. */
async function follow(page, address) {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
}

/** Makes a file of the page come only after `milliseconds`. */
function slowFile(page, name, milliseconds) {
  return page.route(`**/${name}`, async (route) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    await route.continue();
  });
}

check('a question refused before does not stand over new results', { faults: true }, async (page) => {
  await slowFile(page, 'refusal.js', 700);
  await open(page, QUESTION);
  await follow(page, '/?q=missies+irak&from=fout');
  await page.waitForTimeout(250);
  await page.locator('#sort-oldest').click();
  await at(page, 'sort=oldest');
  await page.waitForTimeout(900);
  assert.equal(await page.locator('.error').count(), 0);
  assert.equal(await page.locator('.failed').count(), 0);
});

check('a letter refused before does not stand over another page', { faults: true }, async (page) => {
  await slowFile(page, 'refusal.js', 700);
  for (const [from, heading] of [['/brief/kst-99001-10', '.letter h1'], [QUESTION, '.total']]) {
    await page.goto(from);
    await page.locator(heading).waitFor();
    await settled(page);
    const [title, text] = [await page.title(), await page.locator(heading).textContent()];
    await follow(page, `/brief/kst-99001-10?q=${'a'.repeat(4001)}`);
    await page.waitForTimeout(250);
    await page.goBack();
    await page.waitForTimeout(900);
    assert.equal(await page.locator(heading).textContent(), text);
    assert.equal(await page.title(), title);
  }
});

check('a view that could not be had comes when it is asked for again', { faults: true }, async (page) => {
  for (const [file, address, shown] of [
    ['search_view.js', QUESTION, '.hit'],
    ['letter_view.js', '/brief/kst-99001-10', '.letter h1'],
    ['coverage_view.js', '/dekking', '.coverage'],
  ]) {
    await page.goto('/over');
    await page.locator('.about h1').waitFor();
    await page.route(`**/${file}`, (route) => route.abort(), { times: 1 });
    await follow(page, address);
    await page.locator('.error').waitFor();
    await page.goBack();
    await page.locator('.about h1').waitFor();
    await follow(page, address);
    await page.locator(shown).first().waitFor();
  }
});

check('what is being typed outlives a slow answer', {}, async (page, fake) => {
  await open(page, QUESTION);
  fake.mode.slow = 700;
  await page.locator('#sort-newest').click();
  await page.locator('#from').click();
  await page.keyboard.type('1-2-20');
  await at(page, 'sort=newest');
  assert.equal(await page.locator('#from').inputValue(), '1-2-20');
  fake.mode.slow = 0;
  await page.keyboard.type('24');
  await page.keyboard.press('Enter');
  await at(page, 'from=2024-02-01');
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('#from').inputValue(), '');
});

check('a date that cannot be read stays, with what is wrong with it', {}, async (page, fake) => {
  await open(page, QUESTION);
  fake.mode.slow = 700;
  await page.locator('#sort-newest').click();
  await page.locator('#from').fill('morgen');
  await page.keyboard.press('Enter');
  await at(page, 'sort=newest');
  assert.equal(await page.locator('#from').inputValue(), 'morgen');
  assert.equal(await page.locator('#from').getAttribute('aria-invalid'), 'true');
  assert.match(await page.locator('#period-error').textContent(), /Schrijf een datum/);
});

check('a name typed among the choices stays as it is typed', {}, async (page, fake) => {
  await open(page, QUESTION);
  await page.locator('#topic-all').click();
  fake.mode.slow = 700;
  await page.locator('#sort-newest').click();
  await page.locator('#topic-find').click();
  await page.keyboard.type('Éco');
  await at(page, 'sort=newest');
  assert.equal(await page.locator('#topic-find').inputValue(), 'Éco');
  await page.keyboard.type('nomie');
  assert.equal(await page.locator('#topic-find').inputValue(), 'Économie');
  const found = await page.locator('#topic-values [data-slot=label]').allTextContents();
  assert.ok(found.includes('Economie'), String(found));
});
