import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawnNames, drawnSeries } from './drawnSeries';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const byGroup = '/d/azure-costs-by-resource-group';
const stackedTitle = 'Cost per day by resource group, stacked';
const unstackedTitle = 'Cost per day by resource group, unstacked';

test('lists the dashboards and opens one', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Azure costs by resource group' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Azure costs by resource group');
  await expect(page.getByRole('note')).toHaveText('Development and test tool, not Grafana');
});

const generated = join(__dirname, '..', '..', 'provisioning', 'dashboards', 'generated');
for (const file of readdirSync(generated)) {
  const path = `/d/${file.replace('.json', '')}`;
  test(`draws every panel of ${path} with data and without errors`, async ({ page }, testInfo) => {
    await page.goto(path);
    const panels = page.locator('section[data-testid^="data-testid Panel header"]');
    await expect(panels).not.toHaveCount(0);
    for (const panel of await panels.all()) {
      await panel.scrollIntoViewIfNeeded();
      // The figures of a stat or table, or the names in a chart's legend.
      await expect(panel.getByTestId('data-testid panel content')).toContainText(/\S/);
    }
    await expect(page.getByText('No data')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await testInfo.attach('dashboard', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  });
}

test('draws the same costs stacked and unstacked side by side', async ({ page }) => {
  await page.goto(byGroup);
  const [stackedPanel, unstackedPanel] = [panelOf(page, stackedTitle), panelOf(page, unstackedTitle)];
  await expect.poll(async () => (await drawnNames(unstackedPanel)).length).toBeGreaterThanOrEqual(8);
  const legend = (await unstackedPanel.getByRole('table').textContent()) ?? '';
  await expect(stackedPanel.getByRole('table')).toHaveText(legend);

  // Of stacked areas only the uppermost keeps its pure colour: it lies on all others, and from zero beside them.
  const uppermost = (await drawnSeries(stackedPanel)).find(({ top }) => top !== undefined);
  const unstacked = (await drawnSeries(unstackedPanel)).find(({ name }) => name === uppermost?.name);
  expect(uppermost?.top).toBeLessThan(unstacked?.top ?? 0);
  const [leftBox, rightBox] = [await stackedPanel.boundingBox(), await unstackedPanel.boundingBox()];
  expect(leftBox?.y).toBe(rightBox?.y);
});

test('shows what crept up: the largest increase first and in red', async ({ page }) => {
  await page.goto(byGroup);
  const cells = panelOf(page, 'What crept up').getByRole('row').nth(1).getByRole('gridcell');
  await expect(cells.nth(0)).toHaveText('rg-assistant-prod');
  await expect(cells.nth(1)).toHaveText('USD');
  await expect(cells.nth(4)).toHaveText(/^\$\d/);
  await expect(cells.nth(5)).toHaveText(/^\d+%$/);
  const colourOf = (column: number) => cells.nth(column).evaluate((cell) => getComputedStyle(cell).color);
  expect(await colourOf(4)).not.toBe(await colourOf(0));
  expect(await colourOf(5)).toBe(await colourOf(4));
});

test('shows one series alone after a click on its legend entry, and all after a second', async ({ page }) => {
  await page.goto(byGroup);
  const panel = panelOf(page, unstackedTitle);
  await expect.poll(async () => (await drawnNames(panel)).length).toBeGreaterThanOrEqual(8);
  const all = await drawnNames(panel);
  const entry = panel.getByRole('button', { name: all[1] ?? '', exact: true });
  await entry.click();
  await expect.poll(() => drawnNames(panel)).toEqual([all[1]]);
  await entry.click();
  await expect.poll(() => drawnNames(panel)).toEqual(all);
});

test('asks again for another subscription and keeps the choice in the address', async ({ page }) => {
  await page.goto(byGroup);
  const panel = panelOf(page, stackedTitle);
  await expect.poll(async () => (await drawnNames(panel)).length).toBeGreaterThan(0);
  const before = await drawnNames(panel);

  await page.getByLabel('Subscription').click();
  await page.getByRole('option', { name: 'Contoso Development' }).click();
  await expect(page).toHaveURL(/var-subscription=[0-9a-f-]{36}/);
  await expect.poll(() => drawnNames(panel)).not.toEqual(before);

  await page.reload();
  await expect(page.getByLabel('Subscription')).toHaveValue('Contoso Development');
});

test('asks for the range that is picked', async ({ page }) => {
  await page.goto(byGroup);
  await expect.poll(async () => (await drawnNames(panelOf(page, stackedTitle))).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: /Time range selected/ }).click();
  const asked = page.waitForRequest((request) => request.url().includes('/api/ds/query'));
  await page.getByText('Last 30 days').click();
  const { from, to } = (await asked).postDataJSON();
  expect(Math.round((Number(to) - Number(from)) / 86_400_000)).toBe(30);
  await expect(page).toHaveURL(/from=now-30d&to=now/);
});

test('sends the queries of a panel in one request, marked with the panel', async ({ page }) => {
  const requests: Array<{ panelId: string | undefined; refIds: string[] }> = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/ds/query')) {
      const refIds = request.postDataJSON().queries.map((query: { refId: string }) => query.refId);
      requests.push({ panelId: request.headers()['x-panel-id'], refIds });
    }
  });
  await page.goto(byGroup);
  await expect.poll(() => requests.filter(({ panelId }) => panelId !== undefined).length).toBe(8);
  const panelIds = requests.flatMap(({ panelId }) => panelId ?? []);
  expect(new Set(panelIds).size).toBe(panelIds.length);
});

test('tells what is wrong with a panel and draws the others', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await page.goto('/d/one-bad-panel');
  await expect.poll(async () => (await drawnNames(panelOf(page, 'Good'))).length).toBeGreaterThan(0);
  await expect(panelOf(page, 'Three groupings').getByRole('alert')).toContainText(/group/i);
  const partly = panelOf(page, 'One of two queries is bad');
  await expect.poll(async () => (await drawnNames(partly)).length).toBeGreaterThan(0);
  await expect(partly.getByTestId('data-testid Panel status error')).toBeVisible();
});

test('says on the panel what the answer is to be taken with care for', async ({ page }) => {
  await page.goto(byGroup);
  const notice = panelOf(page, stackedTitle).getByRole('button', { name: /not settled/ });
  await notice.focus();
  await expect(page.getByRole('tooltip')).toContainText('Azure may still change these costs');
});

test('switches the theme in place and remembers it', async ({ page }) => {
  await page.goto(byGroup);
  await expect.poll(async () => (await drawnNames(panelOf(page, stackedTitle))).length).toBeGreaterThan(0);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('/api/') ? 1 : 0));
  await page.getByRole('button', { name: 'Switch to light theme' }).click();
  await expect.poll(background).not.toBe(dark);
  await expect.poll(async () => (await drawnNames(panelOf(page, stackedTitle))).length).toBeGreaterThan(0);
  expect(asked).toBe(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Switch to dark theme' })).toBeVisible();
});
