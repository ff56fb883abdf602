import { type Page } from '@playwright/test';
import { datadogLogs } from './dataSources';
import { drawnNames } from './drawnSeries';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const path = '/d/datadog-error-logs';
const chartTitles = ['Errors by service', 'Error ratio over time', 'Log volume by level', 'Slowest services'];

const errorsByService = (page: Page) => panelOf(page, 'Errors by service');
const logLines = (page: Page) => panelOf(page, 'Error logs').getByRole('list', { name: 'Log lines' });

/** The figure of a stat panel, as it stands there. */
async function figureOf(page: Page, title: string): Promise<number> {
  const text = (await panelOf(page, title).getByTestId('data-testid panel content').textContent()) ?? '';
  return Number.parseFloat(text) * (/K/.test(text) ? 1000 : 1);
}

test('tells how many errors there are, of how many logs', async ({ page }) => {
  await page.goto(path);
  await expect(panelOf(page, 'Error ratio').getByTestId('data-testid panel content')).toHaveText(/\d%$/);
  const [errors, ratio, logs] = [
    await figureOf(page, 'Errors'),
    await figureOf(page, 'Error ratio'),
    await figureOf(page, 'Logs'),
  ];
  expect(errors).toBeGreaterThan(20);
  // Both are rounded where they are shown.
  expect(ratio / 100).toBeCloseTo(errors / logs, 3);
});

test('costs six counts and two lists of logs, and a count for each variable', async ({ page, glance }) => {
  const { journal } = glance.datadog;
  await page.request.post(`/api/datasources/uid/${datadogLogs.uid}/resources/cache/clear`);
  const before = journal.entries.length;
  await page.goto(path);
  await logLines(page).getByRole('listitem').first().waitFor();
  await panelOf(page, 'Where errors come from').scrollIntoViewIfNeeded();
  await expect(panelOf(page, 'Where errors come from').getByRole('gridcell').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked = journal.entries.slice(before).map(({ endpoint }) => endpoint);
  expect(asked.filter((endpoint) => endpoint === 'aggregate')).toHaveLength(6 + 2);
  // A list that is shorter than its limit may take a second, empty page.
  expect(asked.filter((endpoint) => endpoint === 'search').length).toBeLessThanOrEqual(2 * 2);
});

test('colours levels as everybody knows them', async ({ page }) => {
  await page.goto(path);
  const volume = panelOf(page, 'Log volume by level');
  await expect.poll(async () => (await drawnNames(volume)).length).toBeGreaterThanOrEqual(3);
  const colorOf = (level: string) =>
    volume
      .getByTestId('series-icon')
      .filter({ has: page.locator(`xpath=following-sibling::*[normalize-space()="${level}"]`) })
      .evaluate((icon) => (icon as HTMLElement).style.background);
  const [, red = 0, green = 0] = /rgb\((\d+), (\d+)/.exec(await colorOf('error')) ?? [];
  expect(Number(red)).toBeGreaterThan(Number(green) * 1.5);
});

test('shows a line in full by keyboard, with its labels', async ({ page }) => {
  await page.goto(path);
  const line = logLines(page).getByRole('listitem').first();
  const button = line.getByRole('button');
  await button.focus();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(line.getByRole('term').filter({ hasText: /^service$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(line.getByRole('term')).toHaveCount(0);
});

test('marks deployments in every chart', async ({ page }) => {
  await page.goto(path);
  for (const title of chartTitles) {
    const mark = panelOf(page, title).getByRole('button', { name: /^Annotation: Deployed checkout/ });
    await mark.first().focus();
    await expect(page.getByRole('tooltip')).toContainText('Deployed checkout');
    await page.keyboard.press('Escape');
  }
});

test('leads from a figure to the same search in Datadog', async ({ page }) => {
  await page.goto(path);
  const table = panelOf(page, 'Where errors come from');
  await table.scrollIntoViewIfNeeded();
  const link = table.getByRole('link').first();
  await expect(link).toHaveAttribute('href', /^https:\/\/app\.datadoghq\.com\/logs\?query=/);
});

test('narrows every panel down by a filter, and keeps it in the address', async ({ page }) => {
  await page.goto(path);
  await expect.poll(async () => (await drawnNames(errorsByService(page))).length).toBeGreaterThan(1);
  const before = await figureOf(page, 'Errors');

  await page.getByRole('button', { name: 'Add filter' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Filter 1: name' }).click();
  await page.getByRole('option', { name: 'service', exact: true }).click();
  await page.getByRole('combobox', { name: 'Filter 1: value' }).click();
  await page.getByRole('option', { name: 'checkout' }).click();
  await expect(page).toHaveURL(/var-filters=service%7C%3D%7Ccheckout/);
  await expect.poll(() => drawnNames(errorsByService(page))).toEqual(['checkout']);
  await expect.poll(() => figureOf(page, 'Errors')).toBeLessThan(before);
  await expect(logLines(page).getByRole('button').first()).toContainText(/Payment/);

  await page.reload();
  await expect.poll(() => drawnNames(errorsByService(page))).toEqual(['checkout']);
  await page.getByRole('button', { name: 'Remove filter 1' }).click();
  await expect.poll(async () => (await drawnNames(errorsByService(page))).length).toBeGreaterThan(1);
});

test('asks again for the services that are chosen', async ({ page }) => {
  await page.goto(`${path}?var-service=auth&var-service=inventory`);
  await expect.poll(() => drawnNames(errorsByService(page))).toEqual(expect.arrayContaining(['auth', 'inventory']));
  expect(await drawnNames(errorsByService(page))).toHaveLength(2);
  await expect(page.getByRole('button', { name: 'Remove auth' })).toBeVisible();
});

test('says that there are no logs, and no errors, where there are none', async ({ page }) => {
  await page.goto(`${path}?var-service=nightly-backup`);
  await expect(panelOf(page, 'Error logs')).toContainText('No logs');
  await expect(panelOf(page, 'Errors').getByTestId('data-testid panel content')).toHaveText('0');
});
