import { type Page } from '@playwright/test';
import { azureCosts, datadogLogs, type DataSourceUnderTest, sendGridStats, settingsPath } from './dataSources';
import { stepsOf } from './stepsOf';
import { expect, test } from './test';

/** Opens the settings so that the field of the secret is in sight. */
async function openSettings(page: Page, dataSource: DataSourceUnderTest): Promise<void> {
  await page.goto(settingsPath(dataSource));
  const { account } = dataSource.secret;
  if (account !== undefined) {
    await page.getByRole('button', { name: account }).first().click();
  }
}

async function resetSecret(page: Page, { secret: { testId } }: DataSourceUnderTest): Promise<void> {
  const field = page.getByTestId(testId);
  // The button stands beside the field that it resets.
  await field.locator('xpath=ancestor::*[.//button][1]').getByRole('button', { name: 'Reset' }).click();
  await expect(field).toBeEditable();
}

for (const dataSource of [azureCosts, datadogLogs, sendGridStats]) {
  const { name, uid, secret, steps, refusal, refusedStep } = dataSource;

  test.describe(name, () => {
    // The workbench is shared: whatever a test entered, the right secret is in place for the next one.
    test.afterEach(async ({ glance, request }) => {
      const path = `/api/datasources/uid/${uid}`;
      const saved = await (await request.get(path)).json();
      const data = { ...saved, secureJsonData: { [secret.key]: secret.of(glance) } };
      expect((await request.put(path, { data })).status()).toBe(200);
    });

    test('tests the provisioned data source and shows what was tried', async ({ page }) => {
      await page.goto('/connections/datasources');
      await page.getByRole('link', { name }).click();
      await page.getByRole('button', { name: 'Save & test' }).click();
      await expect(stepsOf(page).getByRole('listitem')).toHaveCount(steps.length);
      for (const step of steps) {
        await expect(stepsOf(page)).toContainText(`${step} ok`);
      }
    });

    test('says that the secret is wrong, and is content with the right one', async ({ page, watch, glance }) => {
      watch.allow(/status of 40[01]/);
      await openSettings(page, dataSource);
      await resetSecret(page, dataSource);
      await page.getByTestId(secret.testId).fill('not-the-secret-of-this-one');
      await page.getByRole('button', { name: 'Save & test' }).click();
      await expect(page.getByRole('alert')).toContainText(refusal);
      await expect(stepsOf(page)).toContainText(`${refusedStep} error`);

      await resetSecret(page, dataSource);
      await page.getByTestId(secret.testId).fill(secret.of(glance));
      await page.getByRole('button', { name: 'Save & test' }).click();
      await expect(stepsOf(page)).toContainText(`${refusedStep} ok`);
    });

    test('never gets a saved secret back', async ({ page, glance }) => {
      const bodies: string[] = [];
      page.on('response', async (response) => {
        if (response.url().includes('/api/')) {
          bodies.push(await response.text().catch(() => ''));
        }
      });
      await openSettings(page, dataSource);
      await page.getByRole('button', { name: 'Save & test' }).click();
      await expect(stepsOf(page)).toContainText(`${steps[0]} ok`);
      await expect(page.getByTestId(secret.testId)).toHaveValue('configured');
      expect(bodies.length).toBeGreaterThan(3);
      expect(bodies.join()).not.toContain(secret.of(glance));
      expect(await page.content()).not.toContain(secret.of(glance));
    });

    test('keeps what was saved after a reload, and saves a removed secret as removed', async ({ page, watch }) => {
      watch.allow(/status of 400/);
      await openSettings(page, dataSource);
      await resetSecret(page, dataSource);
      await page.getByRole('button', { name: 'Save & test' }).click();
      await expect(page.getByRole('alert')).toContainText(/secret|applicationKey|apiKey/i);
      await openSettings(page, dataSource);
      await expect(page.getByTestId(secret.testId)).toBeEditable();
      await expect(page.getByTestId(secret.testId)).toHaveValue('');
    });
  });
}
