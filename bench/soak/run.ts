import { buildExecutable } from '../executables';
import { runSoak } from './runSoak';
import { parseSoakOptions } from './SoakOptions';
import { azure } from './vendors/azure';
import { datadog } from './vendors/datadog';
import { sendGrid } from './vendors/sendGrid';
import { verdictOf } from './verdict';

const vendors = [azure, datadog, sendGrid];

/** Soaks all plugins side by side, prints what came of it, and fails when something was not as promised. */
async function main(): Promise<void> {
  const options = parseSoakOptions(process.argv.slice(2));
  const { minutes, seed, redis } = options;
  console.error(`soak: ${minutes} min of load, seed ${seed}${redis ? ', with Redis' : ''}…`);
  const subjects = vendors.map((vendor) => ({ vendor, command: buildExecutable(vendor.plugin) }));
  const verdicts = await Promise.all(
    subjects.map(async ({ vendor, command }) => verdictOf(vendor.plugin, await runSoak(vendor, command, options)))
  );
  const failures = verdicts.flatMap((verdict) => verdict.failures);
  console.log([...verdicts.flatMap(({ report }) => report), ...failures].join('\n'));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
