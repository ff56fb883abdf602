import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from './root.mjs';

const folder = path.join(root, 'provisioning');

/**
 * The folder of provisioning files for these variables, and the names of the accounts that are left out of it because
 * nobody gave their key. Where some are, it is a copy that goes with the process.
 */
export function provisioningFor(variables) {
  const files = path.join(folder, 'datasources');
  const changed = fs.readdirSync(files).flatMap((name) => {
    const file = parse(fs.readFileSync(path.join(files, name), 'utf8'));
    const leftOut = file.datasources.flatMap((dataSource) => removeAccounts(dataSource, variables));
    return leftOut.length > 0 ? [{ name, file, leftOut }] : [];
  });
  if (changed.length === 0) {
    return { provisioningFolder: folder, leftOut: [] };
  }
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'glance-'));
  process.on('exit', () => fs.rmSync(copy, { recursive: true, force: true }));
  fs.cpSync(folder, copy, { recursive: true });
  for (const { name, file } of changed) {
    fs.writeFileSync(path.join(copy, 'datasources', name), stringify(file));
  }
  return { provisioningFolder: copy, leftOut: changed.flatMap(({ leftOut }) => leftOut) };
}

/** Removes the accounts of a data source whose key is a variable without a value; returns their names. */
function removeAccounts({ jsonData, secureJsonData }, variables) {
  const isMissing = ({ id }) => {
    const [, variable] = /^\$\{?(\w+)\}?$/.exec(secureJsonData[`apiKey.${id}`]) ?? [];
    return variable !== undefined && !variables[variable];
  };
  const removed = (jsonData.accounts ?? []).filter(isMissing);
  for (const account of removed) {
    jsonData.accounts.splice(jsonData.accounts.indexOf(account), 1);
    delete secureJsonData[`apiKey.${account.id}`];
  }
  return removed.map(({ name }) => name);
}
