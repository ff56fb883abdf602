import { type Page } from '@playwright/test';
import { drawnNames, drawnSeries } from './drawnSeries';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const graph = (page: Page) => panelOf(page, 'Graph');

/** The queries of the next question that the page asks. */
async function nextQueries(page: Page): Promise<ReadonlyArray<Record<string, unknown>>> {
  const request = await page.waitForRequest((candidate) => candidate.url().includes('/api/ds/query'));
  return request.postDataJSON().queries;
}

test('shows a useful chart without a single click', async ({ page }) => {
  await page.goto('/explore');
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThanOrEqual(5);
  await expect(panelOf(page, 'Table').getByRole('grid')).toContainText('€');
});

test('takes a second grouping and a filter by keyboard alone', async ({ page }) => {
  await page.goto('/explore');
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Add grouping' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Grouping 2: name' }).focus();
  await page.keyboard.type('ServiceN');
  const grouped = nextQueries(page);
  await page.keyboard.press('Enter');
  expect((await grouped)[0]?.groupBy).toEqual([
    { type: 'Dimension', name: 'ResourceGroupName' },
    { type: 'Dimension', name: 'ServiceName' },
  ]);
  await expect.poll(async () => (await drawnNames(graph(page))).join()).toContain('Virtual Machines');

  await page.getByRole('button', { name: 'Add filter' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Filter 1: name' }).focus();
  await page.keyboard.type('ServiceN');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Filter 1: values' }).focus();
  // The list opens with the first key. Grafana's MultiCombobox loses letters that come faster than people type.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('Storage', { delay: 100 });
  const filtered = nextQueries(page);
  await page.keyboard.press('Enter');
  expect((await filtered)[0]?.filters).toEqual([
    { type: 'Dimension', name: 'ServiceName', operator: 'In', values: ['Storage'] },
  ]);
  await expect.poll(async () => (await drawnNames(graph(page))).join()).not.toContain('Virtual Machines');
});

test('tells in full what is wrong with a query and still answers the other one', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  const queries = [
    { refId: 'A', queryType: 'costs', scopes: ['*'] },
    { refId: 'B', queryType: 'costs', scopes: ['*'], groupBy: [{ type: 'Dimension', name: 'NoSuchDimension' }] },
  ];
  await page.goto(`/explore?queries=${encodeURIComponent(JSON.stringify(queries))}`);
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(0);
  const failure = page.getByRole('alert').filter({ hasText: 'Query B failed' });
  await expect(failure).toContainText('NoSuchDimension');
  await failure.getByText('Raw error').click();
  await expect(failure).toContainText('"status": 400');
});

test('runs two queries and draws the answers of both', async ({ page }) => {
  await page.goto('/explore');
  await page.getByRole('button', { name: 'Add query' }).click();
  await expect(page.getByRole('region', { name: 'Query B' })).toBeVisible();
  const asked = nextQueries(page);
  await page.getByRole('button', { name: 'Run query' }).click();
  expect((await asked).map(({ refId }) => refId)).toEqual(['A', 'B']);
  await page.getByRole('button', { name: 'Remove query B' }).click();
  await expect(page.getByRole('region', { name: 'Query B' })).toHaveCount(0);
});

test('shows how old the answer is and drops it on demand', async ({ page, glance }) => {
  await page.goto('/explore');
  await expect(page.getByTestId('answer-age')).toContainText('Answered');
  const askedBefore = glance.azure.journal.entries.length;
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(graph(page).getByLabel('Panel loading bar')).toHaveCount(0);
  expect(glance.azure.journal.entries.length).toBe(askedBefore);

  await page.getByTestId('drop-cached-answers').click();
  await expect.poll(() => glance.azure.journal.entries.length).toBeGreaterThan(askedBefore);
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(0);
});

test('opens the queries of a panel with their variables replaced', async ({ page }) => {
  await page.goto('/d/azure-costs-by-resource-group');
  const panel = panelOf(page, 'Cost per day by resource group, stacked');
  await expect.poll(async () => (await drawnNames(panel)).length).toBeGreaterThan(0);
  await panel.hover();
  await panel.getByRole('button', { name: /^Menu for panel/ }).click();
  await page.getByRole('menuitem', { name: 'Explore' }).click();
  await expect(page).toHaveURL(/\/explore\?/);
  const queries = new URL(page.url()).searchParams.get('queries') ?? '';
  expect(queries).toMatch(/subscriptions\/[0-9a-f-]{36}/);
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(0);
});

test('stacks what it draws on demand', async ({ page }) => {
  // In one currency there is one stack.
  const queries = [{ refId: 'A', queryType: 'costs', scopes: ['*'], metric: 'CostUSD' }];
  await page.goto(`/explore?queries=${encodeURIComponent(JSON.stringify(queries))}`);
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThan(0);
  const largest = async () => (await drawnSeries(graph(page)))[0];
  const asLine = await largest();
  await page.getByRole('radio', { name: 'Stacked bars' }).check({ force: true });
  // As a line the largest series reaches highest; in the stack the others lie upon it.
  await expect.poll(async () => (await largest())?.top).toBeGreaterThan((asLine?.top ?? 1) + 0.2);
});
