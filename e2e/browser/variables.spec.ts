import { type Page } from '@playwright/test';
import { azureCosts, datadogLogs, type DataSourceUnderTest, sendGridStats } from './dataSources';
import { expect, test } from './test';

/** The editor of a variable as a new one starts. */
async function openVariable(page: Page, { uid }: Pick<DataSourceUnderTest, 'uid'>): Promise<void> {
  await page.goto(`/variables?ds=${uid}`);
}

const values = (page: Page) => page.getByRole('region', { name: 'Preview of values' }).getByRole('listitem');

test('lists subscriptions at first, then the services that a scope pays for', async ({ page }) => {
  await openVariable(page, azureCosts);
  await expect(values(page).first()).toHaveText(/^Contoso .*[0-9a-f-]{36}$/);

  await page.getByRole('radio', { name: 'Dimension values' }).check({ force: true });
  await expect(page.getByText('The variable is filled when a dimension is chosen')).toBeVisible();
  await page.getByRole('combobox', { name: 'Dimension' }).focus();
  await page.keyboard.type('ServiceN');
  await page.keyboard.press('Enter');
  await expect(values(page).filter({ hasText: 'Virtual Machines' })).toHaveCount(1);

  // What was chosen is in the address.
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Dimension' })).toHaveValue('ServiceName');
  await expect(values(page).filter({ hasText: 'Virtual Machines' })).toHaveCount(1);
});

test('lists the values of another facet of logs', async ({ page }) => {
  await openVariable(page, datadogLogs);
  await expect(values(page).filter({ hasText: 'checkout' })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Facet' }).selectText();
  await page.keyboard.type('status');
  await page.keyboard.press('Enter');
  await expect(values(page).filter({ hasText: 'error' })).toHaveCount(1);
});

test('lists the accounts, and the categories of one of them', async ({ page }) => {
  await openVariable(page, sendGridStats);
  await expect(values(page)).toHaveCount(10);
  await page.getByRole('radio', { name: 'Categories' }).check({ force: true });
  await expect(values(page).filter({ hasText: 'courses' })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Accounts' }).focus();
  await page.keyboard.type('Contoso');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^Contoso Shop/]);
  await page.keyboard.press('Enter');
  await expect(values(page).filter({ hasText: 'courses' })).toHaveCount(0);
  await expect(values(page).filter({ hasText: 'newsletter' })).toHaveCount(1);
});

test('says why there are no values', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  const query = { refId: 'variable', queryType: 'variable', variable: 'categories', accounts: ['nobody'] };
  await page.goto(`/variables?ds=${sendGridStats.uid}&query=${encodeURIComponent(JSON.stringify(query))}`);
  await expect(page.getByRole('alert').filter({ hasText: 'Could not load the values' })).toContainText('nobody');
});
