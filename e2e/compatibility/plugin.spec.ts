import { type Locator } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnNames } from '../browser/drawnSeries';
import { panelOf } from '../browser/panelOf';
import { azureCosts, settingsPath } from '../browser/dataSources';
import { expect, test } from '../browser/test';
import { packagesOf } from './otherReleases';

/** The lower edge of an element, in pixels from the top of the window. */
async function bottomOf(locator: Locator): Promise<number> {
  return locator.evaluate((element) => element.getBoundingClientRect().bottom);
}

const dashboardsDir = join(__dirname, '..', '..', 'provisioning', 'dashboards', 'generated');

test('runs in a page with the React and the packages of the release', async ({ page, request, release }) => {
  const packages = packagesOf(release ?? '');
  const { buildInfo } = await (await request.get('/api/frontend/settings')).json();
  expect(buildInfo.version).toBe(packages['@grafana/ui']);
  await page.goto('/explore');
  await expect(page.getByRole('region', { name: 'Query A' })).toBeVisible();
  const react = await page.evaluate<string>(`System.get('package:react').version`);
  expect(react).toBe(packages.react);
});

for (const file of readdirSync(dashboardsDir)) {
  const { uid, title } = JSON.parse(readFileSync(join(dashboardsDir, file), 'utf8'));
  test(`draws every panel of "${title}"`, async ({ page }, testInfo) => {
    await page.goto(`/d/${uid}`);
    const panels = page.locator('section[data-testid^="data-testid Panel header"]');
    await expect(panels).not.toHaveCount(0);
    for (const panel of await panels.all()) {
      await panel.scrollIntoViewIfNeeded();
      const content = panel.getByTestId('data-testid panel content');
      // The figures of a stat or table, or a chart's legend, which has an icon for each series that is drawn.
      await expect(content.getByText(/\d/).or(content.getByTestId('series-icon')).first()).toBeVisible();
    }
    await expect(page.getByText('No data')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await testInfo.attach('dashboard', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  });
}

test('shows a chart without a click, and another one for a grouping that is added', async ({ page }, testInfo) => {
  await page.goto('/explore');
  const graph = panelOf(page, 'Graph');
  await expect.poll(async () => (await drawnNames(graph)).length).toBeGreaterThanOrEqual(5);

  await page.getByRole('button', { name: 'Add grouping' }).click();
  await page.getByRole('combobox', { name: 'Grouping 2: name' }).click();
  await page.getByRole('option', { name: 'ServiceName' }).click();
  await expect.poll(async () => (await drawnNames(graph)).join()).toContain('Virtual Machines');
  const table = panelOf(page, 'Table');
  await table.scrollIntoViewIfNeeded();
  await expect(table.getByRole('gridcell').first()).toBeInViewport();
  expect(await bottomOf(table.getByRole('grid')), 'all rows can be reached').toBeLessThan(await bottomOf(table));
  await testInfo.attach('explore', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
});

test('saves a secret that is typed into the settings, and tests it', async ({ page, glance }, testInfo) => {
  await page.goto(settingsPath(azureCosts));
  const secret = page.getByTestId('azure-client-secret');
  await page.locator('form').getByRole('button', { name: 'Reset' }).first().click();
  await secret.fill(glance.azure.clientSecret);
  await page.getByRole('button', { name: 'Save & test' }).click();
  const steps = page.getByRole('list', { name: 'Steps of the health check' });
  await expect(steps).toContainText('signIn ok');
  await expect(steps).toContainText('costQuery ok');
  await expect(secret).toHaveValue('configured');
  await testInfo.attach('settings', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
});

test('switches the theme in place', async ({ page }) => {
  await page.goto('/explore');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(async () => (await drawnNames(panelOf(page, 'Graph'))).length).toBeGreaterThan(0);
  const dark = await background();
  await page.getByRole('button', { name: 'Switch to light theme' }).click();
  await expect.poll(background).not.toBe(dark);
  await expect.poll(async () => (await drawnNames(panelOf(page, 'Graph'))).length).toBeGreaterThan(0);
});
