import { step } from './steps.mjs';

/** Starts the workbench on a port of loopback; resolves to its URL. */
export function startWorkbench(services, { port, vendors, provisioningFolder }) {
  const options = ['--port', String(port), '--provisioning', provisioningFolder];
  return step('Starting the workbench and the plugins', () =>
    services.start('The workbench', process.execPath, ['--import', 'tsx', 'harness/bin/workbench.ts', ...options], {
      env: vendors,
      isReady: (line) => /https?:\/\/\S+/.exec(line)?.[0],
      advice: 'the lines above say why.',
    })
  );
}
