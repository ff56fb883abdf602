import { type Page } from '@playwright/test';
import { sendGridStats } from './dataSources';
import { drawnNames, drawnSeries } from './drawnSeries';
import { panelOf } from './panelOf';
import { type Glance } from './startGlance';
import { expect, test } from './test';

const fleet = '/d/sendgrid-fleet';
const deliverability = '/d/sendgrid-deliverability';

const requested = (page: Page) => panelOf(page, 'Mail requested');
/** The legend: where ten lines cross, one may lie wholly beneath the others. */
const inLegend = async (page: Page) => (await drawnSeries(requested(page))).map(({ name }) => name);
const idsOf = ({ sendgrid }: Glance) => Object.keys(sendgrid.apiKeys);

async function dropCachedAnswers(page: Page): Promise<void> {
  const path = `/api/datasources/uid/${sendGridStats.uid}/resources/cache/clear`;
  expect((await page.request.post(path)).status()).toBe(200);
}

/** Panels ask once they are in sight. */
async function seeAll(page: Page): Promise<void> {
  const panels = page.locator('section[data-testid^="data-testid Panel header"]');
  await expect(panels).not.toHaveCount(0);
  for (const panel of await panels.all()) {
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.getByTestId('data-testid panel content')).toContainText(/\S/);
  }
  await page.waitForLoadState('networkidle');
}

test('draws all ten accounts in one chart, each under its name', async ({ page, glance }) => {
  await page.goto(fleet);
  const ids = async () => (await inLegend(page)).map((name) => name.toLowerCase().replace(' ', '-')).sort();
  await expect.poll(ids).toEqual(idsOf(glance).sort());
  expect((await drawnNames(requested(page))).length).toBeGreaterThanOrEqual(8);
});

test('costs a call of statistics, credits and reputation for each account, and none when it is opened again', async ({
  page,
  glance,
}) => {
  const { journal } = glance.sendgrid;
  await dropCachedAnswers(page);
  const before = journal.entries.length;
  await page.goto(fleet);
  await seeAll(page);
  const asked = journal.entries.slice(before).map(({ endpoint, caller }) => `${endpoint} of ${caller}`);
  const expected = ['stats', 'credits', 'account'].flatMap((endpoint) =>
    idsOf(glance).map((id) => `${endpoint} of ${id}`)
  );
  expect(asked.sort()).toEqual(expected.sort());

  const afterwards = journal.entries.length;
  await page.reload();
  await seeAll(page);
  expect(journal.entries.length).toBe(afterwards);
});

test('asks about categories once for four panels, and about mailbox providers once for the other four', async ({
  page,
  glance,
}) => {
  const { journal } = glance.sendgrid;
  await dropCachedAnswers(page);
  const before = journal.entries.length;
  await page.goto(`${deliverability}?var-account=contoso-shop`);
  await seeAll(page);
  const asked = journal.entries.slice(before);
  expect(new Set(asked.map(({ caller }) => caller))).toEqual(new Set(['contoso-shop']));
  // The variable lists all categories; sums tell which are the largest.
  expect(asked.map(({ endpoint }) => endpoint).sort()).toEqual([
    'categories',
    'categoryStats',
    'categorySums',
    'mailboxProviderStats',
  ]);
});

test('puts who delivers least first, and colours what is not well', async ({ page }) => {
  await page.goto(fleet);
  const accounts = panelOf(page, 'Accounts');
  await expect(accounts.getByRole('row')).toHaveCount(11);
  const headings = await accounts.getByRole('columnheader').allTextContents();
  const cell = (account: string, heading: string) =>
    accounts.getByRole('row').filter({ hasText: account }).getByRole('gridcell').nth(headings.indexOf(heading));
  const colourOf = (account: string, heading: string) =>
    cell(account, heading).evaluate((element) => getComputedStyle(element).backgroundColor);
  const well = await colourOf('Contoso Shop', 'Delivered, newest day');

  await expect(accounts.getByRole('row').nth(1)).toContainText('Adventure Cycles');
  expect(await colourOf('Adventure Cycles', 'Delivered, newest day')).not.toBe(well);
  expect(await colourOf('Woodgrove Insurance', 'Credits left')).not.toBe(well);
  expect(await colourOf('Contoso Shop', 'Credits left')).toBe(well);
});

test('adds up all accounts, and divides only the sums', async ({ page }) => {
  await page.goto(`${fleet}?var-account=contoso-shop&var-account=adventure-cycles`);
  const figure = async (title: string) => {
    const content = panelOf(page, title).getByTestId('data-testid panel content');
    await expect(content).toHaveText(/\d/);
    return Number.parseFloat((await content.textContent()) ?? '');
  };
  const answer = await page.request.post('/api/ds/query', {
    data: {
      from: 'now-30d',
      to: 'now',
      queries: ['requests', 'delivered'].map((metric) => ({
        refId: metric,
        datasource: { uid: sendGridStats.uid },
        queryType: 'stats',
        accounts: ['contoso-shop', 'adventure-cycles'],
        metrics: [metric],
        today: 'drop',
      })),
    },
  });
  const { results } = await answer.json();
  const sum = (refId: string): number =>
    results[refId].frames
      .flatMap((frame: { data: { values: number[][] } }) => frame.data.values.slice(1).flat())
      .reduce((total: number, value: number) => total + value, 0);
  expect(await figure('Delivered')).toBeCloseTo((100 * sum('delivered')) / sum('requests'), 1);
});

test('asks about the accounts that are chosen, and keeps the choice in the address', async ({ page }) => {
  await page.goto(`${fleet}?var-account=contoso-shop&var-account=litware-bank`);
  const names = async () => [...(await drawnNames(requested(page)))].sort();
  await expect.poll(names).toEqual(['Contoso Shop', 'Litware Bank']);
  await page.getByRole('combobox', { name: 'Account' }).click();
  await page.getByRole('option', { name: 'Trey Research' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/var-account=trey-research/);
  await expect.poll(names).toEqual(['Contoso Shop', 'Litware Bank', 'Trey Research']);
});

test('names an account whose key has been revoked and draws the nine others', async ({ page, glance }) => {
  await dropCachedAnswers(page);
  const body = { errors: [{ field: null, message: 'authorization required' }] };
  const end = glance.sendgrid.faults.inject({ kind: 'answer', status: 401, body }, { caller: 'proseware-learning' });
  try {
    await page.goto(fleet);
    await expect.poll(async () => (await inLegend(page)).length).toBe(9);
    expect(await inLegend(page)).not.toContain('Proseware Learning');
    await requested(page)
      .getByRole('button', { name: /Proseware Learning/ })
      .focus();
    await expect(page.getByRole('tooltip')).toContainText('SendGrid does not accept the key');
    // What all together come to is without it, and says so too.
    await expect(panelOf(page, 'Requested').getByRole('button', { name: /Proseware Learning/ })).toBeVisible();
  } finally {
    end();
    await dropCachedAnswers(page);
  }
});

test('says that the figures of today are not whole yet', async ({ page }) => {
  await page.goto(fleet);
  const notice = requested(page).getByRole('button', { name: /today/i });
  await notice.focus();
  await expect(page.getByRole('tooltip')).toContainText(/today/i);
});
