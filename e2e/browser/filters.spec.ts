import { type Page } from '@playwright/test';
import { azureCosts } from './dataSources';
import { expect, test } from './test';

/** Explore with one query. */
async function explore(page: Page, query: Record<string, unknown>): Promise<void> {
  const queries = [{ refId: 'A', queryType: 'costs', ...query }];
  await page.goto(`/explore?queries=${encodeURIComponent(JSON.stringify(queries))}`);
}

const SERVICE = { type: 'Dimension', name: 'ServiceName', operator: 'In', values: ['Storage'] };

/** Lets Azure be asked anew: tests before may have asked the same. */
async function dropAnswers(page: Page): Promise<void> {
  await page.request.post(`/api/datasources/uid/${azureCosts.uid}/resources/cache/clear`);
}

test('offers the values that Azure has, once the picker is opened', async ({ page, glance }) => {
  const { journal } = glance.azure;
  await dropAnswers(page);
  const before = journal.of('dimensions').length;
  await explore(page, { filters: [SERVICE] });
  const values = page.getByLabel('Filter 1: values');
  await expect(values).toBeVisible();
  expect(journal.of('dimensions')).toHaveLength(before);
  await values.click();
  await expect(page.getByRole('option').nth(3)).toBeVisible();
  expect(journal.of('dimensions').length).toBeGreaterThan(before);
  // At once: Grafana's MultiCombobox loses letters that come faster than the page draws them.
  await page.keyboard.insertText('Virtual');
  await page.getByRole('option', { name: 'Virtual Machines' }).click();
  await expect(page.getByRole('button', { name: 'Remove Virtual Machines' })).toBeVisible();
  const calls = journal.of('dimensions').length;
  await page.keyboard.press('Escape');
  await values.click();
  await expect(page.getByRole('option').nth(3)).toBeVisible();
  expect(journal.of('dimensions')).toHaveLength(calls);
});

test('offers the keys of tags, and their values', async ({ page }) => {
  await explore(page, { filters: [{ type: 'TagKey', name: 'env', operator: 'In', values: ['prod'] }] });
  await page.getByRole('combobox', { name: 'Filter 1: name' }).click();
  await page.getByRole('option', { name: 'team' }).click();
  await page.getByLabel('Filter 1: values').click();
  await page.getByRole('option', { name: 'platform' }).click();
  await expect(page.getByRole('button', { name: 'Remove platform' })).toBeVisible();
});

test('says why no values are offered, and takes a typed one all the same', async ({ page, glance, watch }) => {
  watch.allow(/status of (400|502)/);
  const end = glance.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'dimensions' });
  await explore(page, { filters: [{ ...SERVICE, name: 'MeterCategory', values: [] }] });
  const values = page.getByLabel('Filter 1: values');
  await values.click();
  await expect(page.getByText(/values of MeterCategory could not be loaded/)).toBeVisible();
  await page.keyboard.insertText('Storage');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Storage' })).toBeVisible();
  end();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/could not be loaded/)).toBeHidden();
});
