import { AxeBuilder } from '@axe-core/playwright';
import { dataSourceUid } from './startGlance';
import { expect, test } from './test';

const changes = JSON.stringify([{ refId: 'A', queryType: 'costChanges' }]);
const views = [
  { name: 'list of dashboards', path: '/dashboards', ready: 'a[href^="/d/"]' },
  { name: 'dashboard', path: '/d/azure-costs-by-resource-group', ready: 'canvas' },
  { name: 'Explore', path: '/explore', ready: 'canvas' },
  { name: 'Explore of cost changes', path: `/explore?queries=${encodeURIComponent(changes)}`, ready: '[role="grid"]' },
  { name: 'settings', path: `/connections/datasources/edit/${dataSourceUid}`, ready: 'form' },
];
const widths = [
  { name: 'wide', width: 1400 },
  { name: 'narrow', width: 400 },
];

for (const theme of ['dark', 'light'] as const) {
  for (const { name: widthName, width } of widths) {
    for (const { name, path, ready } of views) {
      test(`finds no barrier in the ${widthName}, ${theme} ${name}`, async ({ page, useTheme }) => {
        await useTheme(theme);
        await page.setViewportSize({ width, height: 1000 });
        await page.goto(path);
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');

        const { violations } = await new AxeBuilder({ page })
          // Grafana's own time picker writes the time zone in an orange that is too light on white.
          .exclude('[data-testid="data-testid TimePicker Open Button"]')
          .analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
        );
        expect(found).toEqual([]);

        const contentWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(contentWidth, 'width of the page, which must not scroll sideways').toBeLessThanOrEqual(width);
      });
    }
  }
}
