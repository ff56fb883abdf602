import { type Page } from '@playwright/test';
import { dataSourceUid } from './startGlance';
import { expect, test } from './test';

const settingsPath = `/connections/datasources/edit/${dataSourceUid}`;

async function enterSecret(page: Page, secret: string): Promise<void> {
  const field = page.getByTestId('azure-client-secret');
  await page.locator('form').filter({ has: field }).getByRole('button', { name: 'Reset' }).first().click();
  await field.fill(secret);
}

// The workbench is shared: whatever a test entered, the right secret is in place for the next one.
test.afterEach(async ({ glance, request }) => {
  const path = `/api/datasources/uid/${dataSourceUid}`;
  const saved = await (await request.get(path)).json();
  const data = { ...saved, secureJsonData: { azureClientSecret: glance.simulator.clientSecret } };
  expect((await request.put(path, { data })).status()).toBe(200);
});

test('tests the provisioned data source and shows what was tried', async ({ page }) => {
  await page.goto('/connections/datasources');
  await page.getByRole('link', { name: 'Azure Costs' }).click();
  await page.getByRole('button', { name: 'Save & test' }).click();
  const steps = page.getByRole('list', { name: 'Steps of the health check' });
  await expect(steps.getByRole('listitem')).toHaveCount(3);
  await expect(steps).toContainText('signIn ok');
  await expect(steps).toContainText('costQuery ok');
});

test('says that the secret is wrong, and is content with the right one', async ({ page, watch, glance }) => {
  watch.allow(/status of 40[01]/);
  await page.goto(settingsPath);
  await enterSecret(page, 'not-the-secret-of-this-app');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('alert')).toContainText(/client secret|credentials|AADSTS7000215/i);
  const steps = page.getByRole('list', { name: 'Steps of the health check' });
  await expect(steps).toContainText('signIn error');

  await enterSecret(page, glance.simulator.clientSecret);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(steps).toContainText('signIn ok');
});

test('never gets a saved secret back', async ({ page, glance }) => {
  const bodies: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) {
      bodies.push(await response.text().catch(() => ''));
    }
  });
  await page.goto(settingsPath);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('list', { name: 'Steps of the health check' })).toContainText('signIn ok');
  await expect(page.getByTestId('azure-client-secret')).toHaveValue('configured');
  expect(bodies.length).toBeGreaterThan(3);
  expect(bodies.join()).not.toContain(glance.simulator.clientSecret);
  expect(await page.content()).not.toContain(glance.simulator.clientSecret);
});

test('keeps what was saved after a reload, and saves a removed secret as removed', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await page.goto(settingsPath);
  await page.locator('form').getByRole('button', { name: 'Reset' }).first().click();
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('alert')).toContainText(/secret/i);
  await page.reload();
  await expect(page.getByTestId('azure-client-secret')).toBeEditable();
  await expect(page.getByTestId('azure-client-secret')).toHaveValue('');
});
