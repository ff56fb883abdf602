import { Bench } from '../Bench';
import { runSoak } from './runSoak';
import { parseSoakOptions } from './SoakOptions';
import { verdictOf } from './verdict';

/** Runs a soak, prints what came of it, and fails when something was not as promised. */
async function main(): Promise<void> {
  const options = parseSoakOptions(process.argv.slice(2));
  console.error(`soak: ${options.seconds} s of load, seed ${options.seed}${options.redis ? ', with Redis' : ''}…`);
  const { report, failures } = verdictOf(await runSoak(new Bench().azureCosts, options));
  console.log([...report, ...failures].join('\n'));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
