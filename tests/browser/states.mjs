// Every state that the page can be in, and how to get there with the fake server.

const RESULTS = '/?q=missies+irak';

/** Waits until a search has been answered and shown. */
export async function searched(page) {
  await page
    .locator('.total')
    .filter({ hasText: /brie[fv]/ })
    .waitFor();
  await page.locator('main[aria-busy="false"]').waitFor();
}

async function results(page, address = RESULTS) {
  await page.goto(address);
  await searched(page);
}

/**
 * `narrow`: only on a small screen. `whole`: the picture is of the whole page.
 * @type {Array<{name: string, reach: (page: object, fake: object) => Promise<void>,
 *     narrow?: boolean, whole?: boolean}>}
 */
export const STATES = [
  {
    name: 'start',
    async reach(page) {
      await page.goto('/');
      await page.locator('.newest li').first().waitFor();
    },
  },
  {
    name: 'suggestions',
    async reach(page) {
      await page.goto('/');
      await page.locator('.newest li').first().waitFor();
      await page.locator('#q').click();
      await page.keyboard.type('irak');
      await page.locator('#suggestions [role="option"]').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'results', whole: true, reach: (page) => results(page) },
  {
    name: 'chosen',
    reach: (page) => results(page, `${RESULTS}&topic=defensie&mission=nmi&from=2024&to=2025-03`),
  },
  {
    name: 'facet',
    async reach(page) {
      await results(page);
      const filters = page.locator('.open-filters');
      if (await filters.isVisible()) await filters.click();
      await page.locator('#topic-all').click();
    },
  },
  { name: 'some', reach: (page) => results(page, '/?q=missies+irak+bagdad') },
  {
    name: 'empty',
    async reach(page) {
      await results(page, '/?q=missise+xyzzy&mission=nmi&from=2024');
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'empty-choices',
    async reach(page) {
      await results(page, '/?q=missies&mission=baltic&kind=agenda');
      await page.locator('.notice li a').first().waitFor();
    },
  },
  {
    name: 'empty-number',
    async reach(page) {
      await results(page, '/?q=12345-678');
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'past-the-end',
    async reach(page) {
      await results(page, `${RESULTS}&first=900`);
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'wrong-period',
    async reach(page) {
      await page.goto(`${RESULTS}&from=2025&to=2024`);
      await page.locator('.error').waitFor();
    },
  },
  {
    name: 'no-page',
    async reach(page) {
      await page.goto('/nietes');
      await page.locator('.page h1').waitFor();
    },
  },
  {
    name: 'error',
    async reach(page, fake) {
      await results(page);
      fake.mode.failing = 500;
      await page.locator('#sort-newest').click();
      await page.locator('.error').waitFor();
    },
  },
  {
    name: 'down',
    async reach(page, fake) {
      fake.mode.down = true;
      await page.goto(RESULTS);
      await page.locator('.error').waitFor();
    },
  },
  {
    name: 'unreadable',
    async reach(page, fake) {
      fake.mode.failing = 503;
      await page.goto(RESULTS);
      await page.locator('.error').waitFor();
    },
  },
  {
    name: 'waiting',
    async reach(page, fake) {
      await results(page);
      fake.mode.slow = 3000;
      await page.locator('#sort-newest').click();
      await page.locator('.results.waiting').waitFor();
    },
  },
  {
    name: 'letter',
    whole: true,
    async reach(page) {
      await page.goto('/brief/kst-99001-10?q=missies+irak');
      await page.locator('.around section').nth(4).waitFor();
      await page.getByRole('button', { name: 'Voetnoot 2' }).click();
      await page.getByRole('button', { name: 'volgende' }).click();
      await page.getByRole('button', { name: 'volgende' }).click();
    },
  },
  {
    name: 'letter-missing',
    async reach(page) {
      await page.goto('/brief/kst-1-1');
      await page.locator('.error').waitFor();
    },
  },
  {
    name: 'over',
    async reach(page) {
      await page.goto('/over');
      await page.locator('.about h1').waitFor();
    },
  },
  {
    name: 'missies',
    async reach(page) {
      await page.goto('/missies');
      await page.locator('.missions li').first().waitFor();
    },
  },
  {
    name: 'dekking',
    whole: true,
    async reach(page) {
      await page.goto('/dekking');
      await page.locator('.coverage').nth(4).waitFor();
    },
  },
  {
    name: 'filters',
    narrow: true,
    async reach(page) {
      await results(page, `${RESULTS}&topic=defensie`);
      await page.locator('.open-filters').click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'hostile',
    async reach(page, fake) {
      fake.mode.hostile = true;
      await page.goto('/brief/kst-66666-1?q=missies');
      await page.locator('.letter h1').waitFor();
    },
  },
];
