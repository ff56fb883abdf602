import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { root } from './root.mjs';
import { StepFailed } from './steps.mjs';
import { fillEach } from './vendors.cjs';

/** The variables of this process over those of the file `.env` (`NAME=value` lines). */
export function readEnvironment() {
  const file = path.join(root, '.env');
  return { ...(fs.existsSync(file) ? parseEnvFile(fs.readFileSync(file, 'utf8')) : {}), ...process.env };
}

/**
 * Which of the vendors are asked for real, and the variables by which the provisioning files name those: the vendors
 * whose settings are there. The others stay simulated.
 */
export function readRealSettings(vendors, settings) {
  const isGiven = (name) => settings[name];
  const real = vendors.filter(({ real: { required, anyOf = [] } }) => [...required, ...anyOf].some(isGiven));
  const missing = (real.length > 0 ? real : vendors).map(({ title, real: { required, anyOf = [] } }) => ({
    title,
    names: [
      ...required.filter((name) => !isGiven(name)),
      ...(anyOf.length === 0 || anyOf.some(isGiven) ? [] : [`one of ${anyOf.join(' ')}`]),
    ],
  }));
  const [first] = missing.filter(({ names }) => names.length > 0);
  if (first) {
    const wanted = real.length > 0 ? [first] : missing;
    throw new StepFailed(
      `--real needs ${wanted.map(({ title, names }) => `${names.join(', ')} for ${title}`).join('; or ')}.`,
      'write them into the file .env, a line NAME=value each (docs/simulators.md says what they are).'
    );
  }
  const caFile = trustedCaFile();
  return {
    real,
    settings: Object.assign({}, ...real.map((vendor) => settingsOf(vendor, { settings, caFile }))),
  };
}

function settingsOf({ simulated, real }, { settings, caFile }) {
  const given = Object.keys(simulated).filter((name) => settings[name]);
  return {
    ...fillEach(real.defaults, { caFile }),
    ...Object.fromEntries(given.map((name) => [name, settings[name]])),
  };
}

/** A provisioning file always names a CA file; one with a certificate that is built in anyway changes nothing. */
function trustedCaFile() {
  const caFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'glance-')), 'ca.pem');
  fs.writeFileSync(caFile, tls.rootCertificates[0]);
  process.on('exit', () => fs.rmSync(path.dirname(caFile), { recursive: true, force: true }));
  return caFile;
}

/** `NAME=value` lines; quotes around a value fall away, lines that start with # are remarks. */
export function parseEnvFile(text) {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    return match ? [[match[1], match[2].replace(/^(["'])(.*)\1$/, '$2')]] : [];
  });
  return Object.fromEntries(entries);
}
