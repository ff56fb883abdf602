import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
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

/** How to find the dashboards' files. */
export interface DashboardFolders {
  readonly provisioningDir: string;
  /**
   * Where to look for a provider's folder instead: provisioning files name the paths of Grafana's container, which are
   * elsewhere on this machine. Keys are the paths in the files.
   */
  readonly pathMap?: Readonly<Record<string, string>>;
}

/**
 * Reads the dashboards of all providers in `dashboards/*.yaml` of a provisioning folder. A provider's relative path
 * counts from the working directory, as in Grafana.
 * @throws Error naming the file that cannot be read
 */
export function readDashboards(folders: DashboardFolders, sources: ExpansionSources): readonly ProvisionedDashboard[] {
  return readYamlFolder(join(folders.provisioningDir, 'dashboards')).flatMap(({ path, content }) =>
    fileSchema.parse(content ?? {}).providers.flatMap((item) => {
      const provider = providerSchema.parse(expandValue(item, sources));
      if (provider.type !== 'file') {
        throw new Error(`${path}: providers of type ${provider.type} are not supported`);
      }
      return readFolder(providerFolder(provider.options.path, folders), provider.folder);
    })
  );
}

function providerFolder(path: string, { pathMap = {} }: DashboardFolders): string {
  return pathMap[path] ?? (isAbsolute(path) ? path : resolve(path));
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
