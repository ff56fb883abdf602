import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { root } from './root.mjs';
import { StepFailed } from './steps.mjs';

const required = ['GLANCE_AZURE_TENANT_ID', 'GLANCE_AZURE_CLIENT_ID', 'GLANCE_AZURE_CLIENT_SECRET'];

/** The variables of this process over those of the file `.env` (`NAME=value` lines). */
export function readEnvironment() {
  const file = path.join(root, '.env');
  return { ...(fs.existsSync(file) ? parseEnvFile(fs.readFileSync(file, 'utf8')) : {}), ...process.env };
}

/** The variables by which the provisioning files name the real vendors. */
export function readRealSettings(settings) {
  const missing = required.filter((name) => !settings[name]);
  if (missing.length > 0) {
    throw new StepFailed(
      `--real needs ${missing.join(', ')}.`,
      'write them into the file .env, a line NAME=value each (docs/simulators.md says what they are).'
    );
  }
  // The provisioning file always names a CA file; one that is built in anyway changes nothing.
  const caFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'glance-')), 'ca.pem');
  fs.writeFileSync(caFile, tls.rootCertificates[0]);
  process.on('exit', () => fs.rmSync(path.dirname(caFile), { recursive: true, force: true }));
  return {
    GLANCE_AZURE_CLOUD: 'AzureCloud',
    GLANCE_AZURE_ARM_URL: '',
    GLANCE_AZURE_AUTHORITY_URL: '',
    GLANCE_AZURE_CA_FILE: caFile,
    ...Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('GLANCE_AZURE_'))),
  };
}

/** `NAME=value` lines; quotes around a value fall away, lines that start with # are remarks. */
export function parseEnvFile(text) {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    return match ? [[match[1], match[2].replace(/^(["'])(.*)\1$/, '$2')]] : [];
  });
  return Object.fromEntries(entries);
}
