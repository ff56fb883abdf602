import { type Page } from '@playwright/test';
import { sendGridStats } from './dataSources';
import { drawnNames } from './drawnSeries';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const graph = (page: Page) => panelOf(page, 'Graph');

/** Explore with one query. */
async function explore(page: Page, query: Record<string, unknown>): Promise<void> {
  const queries = [{ refId: 'A', ...query }];
  await page.goto(`/explore?ds=${sendGridStats.uid}&queries=${encodeURIComponent(JSON.stringify(queries))}`);
}

test('shows the mail of all accounts without a single click', async ({ page }) => {
  await page.goto(`/explore?ds=${sendGridStats.uid}`);
  const legend = graph(page).getByTestId('series-icon');
  await expect.poll(() => legend.count()).toBeGreaterThanOrEqual(10);
});

test('asks about one account by keyboard alone', async ({ page }) => {
  await explore(page, { queryType: 'stats', metrics: ['delivered'] });
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(1);
  const accounts = page.getByRole('combobox', { name: 'Accounts' });
  await accounts.focus();
  await page.keyboard.type('Fabri');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^Fabrikam Travel/]);
  const asked = page.waitForRequest((request) => request.url().includes('/api/ds/query'));
  await page.keyboard.press('Enter');
  expect((await asked).postDataJSON().queries[0].accounts).toEqual(['fabrikam-travel']);
  await expect.poll(() => graph(page).getByTestId('series-icon').count()).toBe(1);
});

test('takes a source by a part of its name, as fast as it is typed, whatever was chosen before', async ({ page }) => {
  await explore(page, { queryType: 'stats', source: 'mailboxProviders', metrics: ['delivered'] });
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(1);
  // As the field is when one comes to it with Tab.
  await page.getByRole('combobox', { name: 'Source', exact: true }).selectText();
  const asked = page.waitForRequest((request) => request.url().includes('/api/ds/query'));
  await page.keyboard.type('Cat');
  await page.keyboard.press('Enter');
  expect((await asked).postDataJSON().queries[0].source).toBe('categories');
  await expect(page.getByRole('combobox', { name: 'Source', exact: true })).toHaveValue('Categories');
});

test('goes on when a name is typed for another data source', async ({ page }) => {
  await page.goto(`/explore?ds=${sendGridStats.uid}`);
  const picker = page.getByRole('combobox', { name: 'Data source' });
  await picker.click();
  await page.keyboard.type('Azure');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(picker).toBeVisible();
});

test('shows what each account has left as a table', async ({ page }) => {
  await explore(page, { queryType: 'credits', figures: ['remain'] });
  await expect(panelOf(page, 'Table').getByRole('grid')).toContainText('Woodgrove Insurance');
});

test('says what a source lacks, and what it has', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await explore(page, { queryType: 'stats', source: 'mailboxProviders', metrics: ['requests'] });
  const failure = page.getByRole('alert').filter({ hasText: 'Query A failed' });
  await expect(failure).toContainText('requests');
  await expect(failure).toContainText('delivered');
});

test('shows how old the answer is and drops it on demand', async ({ page, glance }) => {
  const { journal } = glance.sendgrid;
  await explore(page, { queryType: 'stats', accounts: ['contoso-shop'] });
  await expect(page.getByTestId('answer-age')).toContainText('Answered');
  const before = journal.entries.length;
  await page.getByTestId('drop-cached-answers').click();
  await expect.poll(() => journal.entries.length).toBeGreaterThan(before);
  expect(new Set(journal.entries.slice(before).map(({ caller }) => caller))).toEqual(new Set(['contoso-shop']));
});
