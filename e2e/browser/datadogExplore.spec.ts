import { type Page } from '@playwright/test';
import { datadogLogs } from './dataSources';
import { drawnNames } from './drawnSeries';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const graph = (page: Page) => panelOf(page, 'Graph');

/** Explore with one query. */
async function explore(page: Page, query: Record<string, unknown>): Promise<void> {
  const queries = [{ refId: 'A', ...query }];
  await page.goto(`/explore?ds=${datadogLogs.uid}&queries=${encodeURIComponent(JSON.stringify(queries))}`);
}

test('shows the newest logs without a single click', async ({ page }) => {
  await page.goto(`/explore?ds=${datadogLogs.uid}`);
  const lines = panelOf(page, 'Logs').getByRole('list', { name: 'Log lines' });
  await expect(lines.getByRole('listitem').nth(20)).toBeAttached();
  const times = await lines.locator('button > span:first-child').allTextContents();
  expect(times).toEqual([...times].sort().reverse());
});

test('counts by service and searches by what is suggested, by keyboard alone', async ({ page }) => {
  await explore(page, { queryType: 'logCounts', groupBy: [{ facet: 'service' }] });
  await expect.poll(async () => (await drawnNames(graph(page))).length).toBeGreaterThanOrEqual(4);

  const search = page.getByRole('combobox', { name: 'Search' });
  await search.focus();
  await page.keyboard.type('serv');
  await page
    .getByRole('option', { name: /^service/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('service:');
  await page.keyboard.type('check');
  await page.getByRole('option', { name: /checkout/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('service:checkout');
  await page.keyboard.press('Enter');
  await expect.poll(() => drawnNames(graph(page))).toEqual(['checkout']);
});

test('says in Datadog’s words what is wrong with a search', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await explore(page, { queryType: 'logCounts', query: 'service:(web' });
  const failure = page.getByRole('alert').filter({ hasText: 'Query A failed' });
  await expect(failure).toContainText('Datadog refuses the search');
});

test('says what an alert rule would evaluate, and what would mislead it', async ({ page }) => {
  await explore(page, { queryType: 'logCounts', query: 'status:error', interval: '5m' });
  const editor = page.getByRole('region', { name: 'Query A' });
  await expect(editor).toContainText('an alert rule of this query looks 1m into the past');
  await expect(editor).toContainText('Only whole buckets of 5m count');
  await explore(page, { queryType: 'logCounts', query: 'status:error', interval: '5m', partialBuckets: 'keep' });
  await expect(editor).toContainText('the last one is always too low');
});

test('leads to the same search in Datadog', async ({ page }) => {
  await explore(page, { queryType: 'logs', query: 'service:auth' });
  const link = page.getByRole('link', { name: 'Open in Datadog' });
  await expect(link).toHaveAttribute('href', /^https:\/\/app\.datadoghq\.com\/logs\?query=service%3Aauth&/);
});

test('shows how old the answer is and drops it on demand', async ({ page, glance }) => {
  const { journal } = glance.datadog;
  await explore(page, { queryType: 'logCounts', query: 'service:auth', interval: '5m' });
  await expect(page.getByTestId('answer-age')).toContainText('Answered');
  const before = journal.of('aggregate').length;
  await page.getByTestId('drop-cached-answers').click();
  await expect.poll(() => journal.of('aggregate').length).toBeGreaterThan(before);
});

test('tells when the quota is used up, and for how long', async ({ page, glance, watch }) => {
  watch.allow(/status of 400/);
  await page.request.post(`/api/datasources/uid/${datadogLogs.uid}/resources/cache/clear`);
  const headers = {
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '2',
    'X-RateLimit-Name': 'a_quota_of_this_test',
  };
  const end = glance.datadog.faults.inject(
    { kind: 'answer', status: 429, headers, body: { errors: ['Too many requests'] } },
    { endpoint: 'search' }
  );
  await explore(page, { queryType: 'logs', query: 'service:inventory quota' });
  await expect(page.getByRole('alert').filter({ hasText: 'Query A failed' })).toContainText('quota is used up until', {
    timeout: 60_000,
  });
  end();
});
