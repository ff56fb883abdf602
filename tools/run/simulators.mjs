import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { simulatedSettings, simulatorArguments } from './vendors.cjs';

/**
 * Starts the simulators of the vendors on free ports of loopback, all at once, and resolves to the variables by which the
 * provisioning files name them. Certificates lie in a temporary folder that goes with the process.
 */
export async function startSimulators(services, vendors) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glance-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const settings = await Promise.all(
    vendors.map(async (vendor) => {
      const start = path.join('simulators', vendor.name, 'bin/start.ts');
      const info = await services.start(
        `The ${vendor.title} simulator`,
        process.execPath,
        ['--import', 'tsx', start, '--port', '0', ...simulatorArguments(vendor, folder)],
        { isReady: jsonLine, advice: 'the lines above say why.' }
      );
      return simulatedSettings(vendor, info);
    })
  );
  return Object.assign({}, ...settings);
}

function jsonLine(line) {
  return line.startsWith('{') ? JSON.parse(line) : undefined;
}
