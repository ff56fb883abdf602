// CommonJS, because Playwright, which shares it, loads nothing else.
const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(__dirname, '../../simulators');

/**
 * Every vendor that has a simulator, as its `simulators/<name>/simulator.json` declares it:
 * - `title`: the vendor's name for people
 * - `arguments`: options of `bin/start.ts`; `{folder}` is a folder for its files
 * - `simulated`: the variables by which provisioning files name the vendor; `{…}` is a part of the line of JSON that the
 *   simulator prints; dots lead into objects
 * - `real.required`: those that only the user knows; `real.anyOf`: the same, but any one of them will do;
 *   `real.defaults`: the others, where `{caFile}` is a file with a
 *   certificate that is trusted anyway
 */
function readVendors() {
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, 'simulator.json')))
    .sort()
    .map((name) => ({ name, ...JSON.parse(fs.readFileSync(path.join(folder, name, 'simulator.json'), 'utf8')) }));
}

/** The variables of a vendor whose simulator printed `info`. */
function simulatedSettings(vendor, info) {
  return fillEach(vendor.simulated, info);
}

/** What to start a vendor's simulator with, if it may write files into `folder`. */
function simulatorArguments(vendor, folder) {
  return vendor.arguments.map((text) => fill(text, { folder }));
}

/** The texts of an object with their `{…}` replaced. */
function fillEach(texts, parts) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text, parts)]));
}

function fill(text, parts) {
  return text.replace(/\{([\w.-]+)\}/g, (_, name) => {
    const part = name.split('.').reduce((value, key) => value?.[key], parts);
    if (typeof part !== 'string') {
      throw new Error(`"${text}" needs "${name}", which is not there.`);
    }
    return part;
  });
}

module.exports = { fillEach, readVendors, simulatedSettings, simulatorArguments };
