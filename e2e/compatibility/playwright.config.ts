import { defineConfig } from '@playwright/test';
import browserLane from '../playwright.config';
import { type TestFixtures, type WorkerFixtures } from '../browser/test';
import { otherReleases } from './otherReleases';

/** The compatibility lane: the browser lane's settings, and a project for every other release of Grafana. */
export default defineConfig<TestFixtures, WorkerFixtures>({
  ...browserLane,
  testDir: '.',
  outputDir: '../../test-results/compatibility',
  projects: otherReleases.map((release) => ({ name: release, use: { release } })),
});
