import { type Page } from '@playwright/test';
import { sendGridStats, settingsPath } from './dataSources';
import { panelOf } from './panelOf';
import { expect, test } from './test';

const stepsOf = (page: Page) => page.getByRole('list', { name: 'Steps of the health check' });
const accountsOf = (page: Page) => page.getByRole('region', { name: 'Accounts' }).locator('li[data-account]');
const idsOf = (page: Page) =>
  accountsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-account') ?? ''));

const dataSourcePath = `/api/datasources/uid/${sendGridStats.uid}`;

// The workbench is shared: whatever a test changed, the next one finds what was provisioned.
let provisioned: { readonly jsonData?: object } = {};
test.beforeEach(async ({ request }) => {
  provisioned = await (await request.get(dataSourcePath)).json();
});
test.afterEach(async ({ glance, request }) => {
  const saved = await (await request.get(dataSourcePath)).json();
  const keys = Object.entries(glance.sendgrid.apiKeys).map(([id, key]) => [`apiKey.${id}`, key]);
  const data = { ...saved, jsonData: provisioned.jsonData, secureJsonData: Object.fromEntries(keys) };
  expect((await request.put(dataSourcePath, { data })).status()).toBe(200);
});

test('tries every account and says what its key may do', async ({ page }) => {
  await page.goto(settingsPath(sendGridStats));
  await expect(accountsOf(page)).toHaveCount(10);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(stepsOf(page).getByRole('listitem')).toHaveCount(10);
  await expect(stepsOf(page)).toContainText('contoso-shop ok');
  await expect(stepsOf(page)).toContainText('woodgrove-insurance ok');
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

test('names the one account whose key is refused, and the others work on', async ({ page, glance, watch }) => {
  watch.allow(/status of 400/);
  const [key] = Object.entries(glance.sendgrid.apiKeys).flatMap(([name, one]) => (name === 'litware-bank' ? one : []));
  await page.goto(settingsPath(sendGridStats));
  await page.getByRole('button', { name: 'Litware Bank' }).first().click();
  const fields = page.getByRole('group', { name: 'Litware Bank' });
  await fields.getByRole('button', { name: 'Reset' }).click();
  await fields.getByLabel('API key').fill(`${key?.slice(0, -1)}x`);
  await page.getByRole('button', { name: 'Save & test' }).click();

  await expect(page.getByRole('alert')).toContainText('Litware Bank: SendGrid does not accept the key');
  await expect(stepsOf(page)).toContainText('contoso-shop ok');
  await page.goto('/d/sendgrid-fleet');
  await expect(panelOf(page, 'Accounts')).toContainText('Contoso Shop');
  expect(await page.content()).not.toContain(key ?? 'no key');
});
