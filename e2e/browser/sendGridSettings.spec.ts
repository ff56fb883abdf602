import { type Page } from '@playwright/test';
import { sendGridStats, settingsPath } from './dataSources';
import { stepsOf } from './stepsOf';
import { expect, test } from './test';

const accountsOf = (page: Page) => page.getByRole('region', { name: 'Accounts' }).locator('li[data-account]');
const idsOf = (page: Page) =>
  accountsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-account') ?? ''));

const dataSourcePath = `/api/datasources/uid/${sendGridStats.uid}`;

// The workbench is shared: whatever a test changed, the next one finds what was provisioned.
let provisioned: { readonly jsonData?: object } = {};
test.beforeEach(async ({ request }) => {
  provisioned = await (await request.get(dataSourcePath)).json();
});
test.afterEach(async ({ request }) => {
  const saved = await (await request.get(dataSourcePath)).json();
  const data = { ...saved, jsonData: provisioned.jsonData };
  expect((await request.put(dataSourcePath, { data })).status()).toBe(200);
});

test('keeps the keys of accounts that are renamed and put in another order', async ({ page }) => {
  await page.goto(settingsPath(sendGridStats));
  await expect(accountsOf(page)).toHaveCount(10);
  const before = await idsOf(page);
  await page.getByRole('button', { name: 'Move Fabrikam Travel up' }).press('Enter');
  await page.getByRole('button', { name: 'Trey Research', exact: false }).first().click();
  const fields = page.getByRole('group', { name: 'Trey Research' });
  await fields.getByRole('textbox', { name: 'Name' }).fill('Trey');
  await page.getByRole('button', { name: 'Save & test' }).click();

  await expect(stepsOf(page).getByRole('listitem')).toHaveCount(10);
  await expect(stepsOf(page)).not.toContainText('error');
  await expect(stepsOf(page)).toContainText('Trey: can read');
  await page.reload();
  await expect(accountsOf(page)).toHaveCount(10);
  expect(await idsOf(page)).toEqual([before[1], before[0], ...before.slice(2)]);
});
