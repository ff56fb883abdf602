import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { expandValue, type ExpansionSources } from './expandValue';
import { readYamlFolder } from './readYamlFolder';

const providerSchema = z.object({
  name: z.string(),
  type: z._default(z.string(), 'file'),
  folder: z._default(z.string(), ''),
  options: z.object({ path: z.string() }),
});

const fileSchema = z.object({ providers: z._default(z.array(z.unknown()), []) });
const dashboardSchema = z.looseObject({ uid: z._default(z.string(), ''), title: z.string() });

/** A dashboard's JSON as its file holds it, with what the list shows. */
export interface ProvisionedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly folder: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/**
 * Reads the dashboards of all providers in `dashboards/*.yaml` of a provisioning folder. A provider's relative path
 * counts from the working directory, as in Grafana.
 * @throws Error naming the file that cannot be read
 */
export function readDashboards(provisioningDir: string, sources: ExpansionSources): readonly ProvisionedDashboard[] {
  return readYamlFolder(join(provisioningDir, 'dashboards')).flatMap(({ path, content }) =>
    fileSchema.parse(content ?? {}).providers.flatMap((item) => {
      const provider = providerSchema.parse(expandValue(item, sources));
      if (provider.type !== 'file') {
        throw new Error(`${path}: providers of type ${provider.type} are not supported`);
      }
      return readFolder(resolve(provider.options.path), provider.folder);
    })
  );
}

function readFolder(folder: string, title: string): readonly ProvisionedDashboard[] {
  if (!existsSync(folder)) {
    throw new Error(`The dashboards' folder ${folder} does not exist`);
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readDashboard(join(folder, name), title));
}

function readDashboard(path: string, folder: string): ProvisionedDashboard {
  try {
    const json = dashboardSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { uid: json.uid || basename(path, '.json'), title: json.title, folder, json };
  } catch (error) {
    throw new Error(`${path} is no dashboard: ${error instanceof Error ? error.message : String(error)}`);
  }
}
