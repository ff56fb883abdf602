import { test as base, expect } from '@playwright/test';
import { PageWatch } from './PageWatch';
import { startGlance, type Glance } from './startGlance';

/** What each test has of its own. */
export interface TestFixtures {
  /** Fails the test when the page logs an error or asks another host for anything. */
  readonly watch: PageWatch;
  /** Makes the page start in the given theme. */
  readonly useTheme: (theme: 'dark' | 'light') => Promise<void>;
}

/** What all tests of a worker share. */
export interface WorkerFixtures {
  /** An option: a folder in `harness/versions` whose page to open instead of the release that is developed on. */
  readonly release: string | undefined;
  /** Shared by all tests of a worker: a test that changes settings puts them back. */
  readonly glance: Glance;
}

/** Playwright's `test` with Glance running, every page watched, and addresses relative to the workbench. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  release: [undefined, { option: true, scope: 'worker' }],
  glance: [
    async ({ release }, provide) => {
      const glance = await startGlance({ release });
      await provide(glance);
      await glance.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ glance }, provide) => provide(glance.workbench.url),
  watch: [
    async ({ page, glance }, provide) => {
      const watch = new PageWatch(page, glance.workbench.url);
      await provide(watch);
      expect(watch.errors, 'errors on the console').toEqual([]);
      expect(watch.foreignRequests, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  useTheme: async ({ page }, provide) =>
    provide(async (theme) => {
      await page.addInitScript((name) => localStorage.setItem('glance.workbench.theme', name), theme);
    }),
});

export { expect };
