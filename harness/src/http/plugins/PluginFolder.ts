import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const manifestSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  backend: z._default(z.boolean(), false),
  executable: z.optional(z.string()),
  info: z._default(
    z.looseObject({ logos: z._default(z.object({ small: z.string(), large: z.string() }), { small: '', large: '' }) }),
    { logos: { small: '', large: '' } }
  ),
});

/** `plugin.json` as far as a host reads it; the rest is passed on to the browser. */
type PluginManifest = z.output<typeof manifestSchema>;

/** A plugin on disk. */
export interface PluginFolder {
  readonly id: string;
  /** The folder that holds `plugin.json`. */
  readonly dir: string;
  readonly manifest: PluginManifest;
}

/**
 * Finds the plugins below a folder as Grafana does: a folder with `plugin.json` is one, `dist` inside a folder wins,
 * `node_modules` is skipped.
 * @throws Error naming a `plugin.json` that cannot be read
 */
export function findPlugins(dir: string): readonly PluginFolder[] {
  const dist = join(dir, 'dist');
  for (const candidate of [dist, dir]) {
    if (existsSync(join(candidate, 'plugin.json'))) {
      return [readPlugin(candidate)];
    }
  }
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'src')
    .flatMap((entry) => findPlugins(join(dir, entry.name)));
}

function readPlugin(dir: string): PluginFolder {
  const path = join(dir, 'plugin.json');
  try {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { id: manifest.id, dir, manifest };
  } catch (error) {
    throw new Error(`${path} is no plugin.json: ${error instanceof Error ? error.message : String(error)}`);
  }
}
