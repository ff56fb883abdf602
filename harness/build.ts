import { parseArgs } from 'node:util';
import { buildPage } from './src/pageBuild/buildPage';
import { grafanaRelease } from './src/pageBuild/GrafanaRelease';

/** Builds the workbench page; `--grafana 13.2` builds it from the packages in `harness/versions/13.2`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { grafana: { type: 'string' } } });
  console.log(await buildPage(grafanaRelease(values.grafana)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
