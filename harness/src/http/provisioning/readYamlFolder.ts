import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One YAML file of a provisioning folder. */
export interface YamlFile {
  readonly path: string;
  readonly content: unknown;
}

/** The `.yaml` and `.yml` files of a folder by name; none when there is no such folder. @throws Error naming a file that is no YAML */
export function readYamlFolder(folder: string): readonly YamlFile[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      try {
        return { path, content: parse(readFileSync(path, 'utf8')) as unknown };
      } catch (error) {
        throw new Error(`${path} is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}
