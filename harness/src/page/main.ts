import { installBootData } from './boot/installBootData';
import { showStartError } from './boot/showStartError';

/**
 * `@grafana/runtime` reads `window.grafanaBootData` while it is evaluated, so everything that imports it is loaded
 * only after the boot data is in place.
 */
async function main(): Promise<void> {
  await installBootData();
  const { startPage } = await import('./startPage');
  await startPage();
}

main().catch(showStartError);
