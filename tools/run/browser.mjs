import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run, step } from './steps.mjs';

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const systemPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium to test with: named by GLANCE_CHROMIUM, the system's, Playwright's own; else one that is
 * installed now: with apt as root on Debian, elsewhere by Playwright's installer within 60 s. Undefined if all fails.
 */
export async function findBrowser() {
  return process.env.GLANCE_CHROMIUM ?? systemBrowser() ?? playwrightBrowser() ?? (await installBrowser());
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...folders.flatMap((folder) => systemNames.map((name) => path.join(folder, name))),
    ...systemPaths,
  ];
  return candidates.find((file) => fs.existsSync(file));
}

function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const file = chromium.executablePath();
  return file && fs.existsSync(file) ? file : undefined;
}

async function installBrowser() {
  try {
    if (isDebianRoot()) {
      await step('Installing chromium with apt for the browser tests', async () => {
        await run('apt-get', ['update', '-qq'], { quiet: true });
        await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
          quiet: true,
          dotEveryMs: 15_000,
          env: { DEBIAN_FRONTEND: 'noninteractive' },
        });
      });
      return systemBrowser();
    }
    await step("Installing Playwright's chromium for the browser tests", () =>
      run('npx', ['playwright', 'install', 'chromium'], { quiet: true, timeoutMs: 60_000 })
    );
    return playwrightBrowser();
  } catch (error) {
    process.stdout.write(`  no browser could be installed: ${error.message}\n`);
    return undefined;
  }
}

function isDebianRoot() {
  if (process.getuid?.() !== 0) {
    return false;
  }
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
