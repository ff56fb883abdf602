import { parseArgs } from 'node:util';
import { Bench } from './Bench';
import { failsRun, type Figure } from './Figure';
import { measureColdDashboard } from './load/coldDashboard';
import { measureDashboards } from './load/dashboards';
import { measureDatadogDashboard } from './load/datadogDashboard';
import { measureEchoQueries } from './load/echoQueries';
import { measureLoad } from './load/load';
import { loadFlags, type LoadOptions, parseLoadOptions } from './load/LoadOptions';
import { measureMailFleet } from './load/mailFleet';
import { measureManyKeys } from './load/manyKeys';
import { measureReplicas } from './load/replicas';
import { measureStartup } from './load/startup';
import { measureWarmQuery } from './load/warmQuery';
import { measureCache } from './micro/cache';
import { measureEncode } from './micro/encode';
import { renderTable } from './renderTable';

const parts: Readonly<Record<string, (bench: Bench, load: LoadOptions) => Promise<readonly Figure[]>>> = {
  encode: measureEncode,
  cache: measureCache,
  startup: measureStartup,
  echoQueries: measureEchoQueries,
  warmQuery: measureWarmQuery,
  coldDashboard: measureColdDashboard,
  datadogDashboard: measureDatadogDashboard,
  fleet: measureMailFleet,
  load: measureLoad,
  dashboards: measureDashboards,
  replicas: measureReplicas,
  manyKeys: measureManyKeys,
};

const usage = `Usage: npm run bench [-- <part>… <flags of load>]
  Parts: ${Object.keys(parts).join(', ')} (default: all)
  Flags of load: --users <n> --panels <n> --replicas <n> --redis --quota`;

/** Measures, prints one table, and fails only for a count that is not what it has to be, or a part that broke. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: loadFlags });
  const load = parseLoadOptions(values);
  const chosen = positionals.length === 0 ? Object.keys(parts) : positionals;
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new Error(`There is no part "${unknown}".\n${usage}`);
  }
  const bench = new Bench();
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.includes(name)) {
      progress(`measuring ${name}`);
      const measured = await measure(bench, load);
      if (measured.length === 0) {
        progress(`${name} left out: it needs Go`);
      }
      figures.push(...measured);
    }
  }
  console.log(renderTable(figures));
  process.exitCode = figures.some(failsRun) ? 1 : 0;
}

/** On stderr, so that stdout holds the table alone. */
function progress(what: string): void {
  console.error(`bench: ${what}…`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
