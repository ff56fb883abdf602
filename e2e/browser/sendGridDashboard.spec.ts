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
    await expect(panel.getByTestId('data-testid panel content')).toContainText(/\d/);
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

test('shows in red who runs out of credits, and in orange whose reputation suffers', async ({ page }) => {
  await page.goto(fleet);
  const accounts = panelOf(page, 'Accounts');
  await accounts.scrollIntoViewIfNeeded();
  const cell = (account: string, column: number) =>
    accounts.getByRole('row').filter({ hasText: account }).getByRole('gridcell').nth(column);
  await expect(cell('Woodgrove Insurance', 1)).toHaveText(/^\d/);
  const colourOf = (account: string, column: number) =>
    cell(account, column).evaluate((element) => getComputedStyle(element).color);
  expect(await colourOf('Contoso Shop', 1)).toBe(await colourOf('Contoso Shop', 0));
  expect(await colourOf('Woodgrove Insurance', 1)).not.toBe(await colourOf('Contoso Shop', 1));
  expect(await colourOf('Tailspin Toys', 2)).not.toBe(await colourOf('Contoso Shop', 2));
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
