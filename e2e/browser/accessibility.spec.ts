import { AxeBuilder } from '@axe-core/playwright';
import { azureCosts, datadogLogs, sendGridStats, settingsPath } from './dataSources';
import { expect, test } from './test';

const explore = ({ uid }: { uid: string }, query: object) =>
  `/explore?ds=${uid}&queries=${encodeURIComponent(JSON.stringify([{ refId: 'A', ...query }]))}`;
const counts = { queryType: 'logCounts', groupBy: [{ facet: 'service' }] };
const views = [
  { name: 'list of dashboards', path: '/dashboards', ready: 'a[href^="/d/"]' },
  { name: 'dashboard of costs', path: '/d/azure-costs-by-resource-group', ready: 'canvas' },
  { name: 'Explore', path: '/explore', ready: 'canvas' },
  { name: 'Explore of cost changes', path: explore(azureCosts, { queryType: 'costChanges' }), ready: '[role="grid"]' },
  { name: 'variable of Azure Costs', path: `/variables?ds=${azureCosts.uid}`, ready: 'main li' },
  { name: 'settings of Azure Costs', path: settingsPath(azureCosts), ready: 'form' },
  { name: 'dashboard of logs', path: '/d/datadog-error-logs', ready: 'ol[aria-label="Log lines"]' },
  { name: 'Explore of logs', path: explore(datadogLogs, { queryType: 'logs' }), ready: 'ol[aria-label="Log lines"]' },
  { name: 'Explore of log counts', path: explore(datadogLogs, counts), ready: 'canvas' },
  { name: 'variable of Datadog Logs', path: `/variables?ds=${datadogLogs.uid}`, ready: 'main li' },
  { name: 'settings of Datadog Logs', path: settingsPath(datadogLogs), ready: 'form' },
  { name: 'dashboard of the fleet', path: '/d/sendgrid-fleet', ready: '[role="grid"]' },
  { name: 'dashboard of mail', path: '/d/sendgrid-deliverability', ready: 'canvas' },
  { name: 'Explore of mail', path: explore(sendGridStats, { queryType: 'stats' }), ready: 'canvas' },
  { name: 'variable of SendGrid Stats', path: `/variables?ds=${sendGridStats.uid}`, ready: 'main li' },
  { name: 'settings of SendGrid Stats', path: settingsPath(sendGridStats), ready: 'form' },
];
// A page that is opened wide and made narrow, and the other way round.
const looks = [
  { theme: 'dark', widths: [1400, 400] },
  { theme: 'light', widths: [400, 1400] },
] as const;

for (const { theme, widths } of looks) {
  for (const { name, path, ready } of views) {
    test(`finds no barrier in the ${theme} ${name}, at ${widths.join(' and ')} pixels`, async ({ page, useTheme }) => {
      await useTheme(theme);
      await page.setViewportSize({ width: widths[0], height: 1000 });
      await page.goto(path);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 1000 });
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');

        const { violations } = await new AxeBuilder({ page })
          // Grafana's own time picker writes the time zone in an orange that is too light on white.
          .exclude('[data-testid="data-testid TimePicker Open Button"]')
          .analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
        );
        expect(found, `what bars the way at a width of ${width}`).toEqual([]);

        const contentWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(contentWidth, 'width of the page, which must not scroll sideways').toBeLessThanOrEqual(width);
      }
    });
  }
}
