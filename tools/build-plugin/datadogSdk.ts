import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';

const emptyModule = path.join(__dirname, 'emptyModule.js');

/**
 * What of Datadog's SDK the plugin hands to be serialised; answers it reads itself. Anything else would be an "unknown
 * type" for the SDK in a bundle.
 */
export const SENT_TYPES = ['LogsAggregateRequest', 'LogsListRequest'];

/** Used by the SDK only where it has no fetch given, and to compress logs that are sent in. */
const NEVER_CALLED = /^(cross-fetch|pako|buffer-from)$/;

const SERIALIZER = /[\\/]datadog-api-client-v\d+[\\/]models[\\/]ObjectSerializer\.js$/;

const SDK_FOLDER = /[\\/]@datadog[\\/]datadog-api-client[\\/]/;

/**
 * Leaves out of a bundle what Datadog's SDK loads and the plugin never uses. Its serialiser requires the models of all
 * products, some eight thousand files, whichever API is imported
 * (https://github.com/DataDog/datadog-api-client-typescript/issues/1272): 4.8 MB of code and 60 MB of memory.
 */
export function datadogSdk(): Plugin {
  return {
    name: 'datadogSdk',
    setup(build) {
      build.onLoad({ filter: SERIALIZER }, ({ path: file }) => ({
        contents: usedSerializer(fs.readFileSync(file, 'utf8'), file),
        loader: 'js',
      }));
      build.onResolve({ filter: NEVER_CALLED }, ({ importer }) =>
        SDK_FOLDER.test(importer) ? { path: emptyModule } : undefined
      );
    },
  };
}

/** What the plugin uses of one of the SDK's serialisers. @param file its absolute path, beside the models */
export function usedSerializer(source: string, file: string): string {
  const readModel = (name: string) => fs.readFileSync(path.join(path.dirname(file), `${name}.js`), 'utf8');
  return cutSerializer(source, { sent: SENT_TYPES, readModel });
}

/** What is kept, and the source of a model's file. */
export interface Cut {
  readonly sent: readonly string[];
  readonly readModel: (name: string) => string;
}

const IMPORT = /^const (\w+)_1 = require\("\.\/\1"\);$/;
const MAP_START = /^const (enumsMap|typeMap|oneOfMap) = \{$/;
const MAP_END = '};';
const ENTRY_START = /^ {4}(\w+): /;

/**
 * The serialiser's source with nothing but the types of `sent` and what those are made of. It is generated code: a line
 * for each model's import, and three maps of type names: to the values of enums, to classes, to alternatives.
 * @throws Error when it does not look so
 */
export function cutSerializer(source: string, { sent, readModel }: Cut): string {
  const lines = source.split('\n').map(placedLine());
  const known = new Set(lines.flatMap(({ entry }) => entry ?? []));
  if (known.size === 0) {
    throw new Error('The serialiser of Datadog’s SDK is not written as before: see what it looks like in this version');
  }
  const kept = new Set(sent);
  for (const name of kept) {
    const own = lines.filter(({ entry }) => entry === name);
    const texts = own.flatMap(({ map, text }) =>
      map === 'typeMap' ? attributeTypes(readModel(name)) : map === 'oneOfMap' ? [text] : []
    );
    const parts = texts.flatMap((text) => text.match(/\w+/g) ?? []).filter((word) => known.has(word));
    parts.forEach((part) => kept.add(part));
  }
  return lines
    .filter(({ text, entry = IMPORT.exec(text)?.[1] }) => entry === undefined || kept.has(entry))
    .map(({ text }) => text)
    .join('\n');
}

interface PlacedLine {
  readonly text: string;
  /** The map that it is in, and the type whose entry it belongs to. */
  readonly map?: string;
  readonly entry?: string;
}

/** Places lines that come in order. */
function placedLine(): (text: string) => PlacedLine {
  let map: string | undefined;
  let entry: string | undefined;
  return (text) => {
    const start = MAP_START.exec(text)?.[1];
    map = start ?? (text === MAP_END ? undefined : map);
    entry = map === undefined || start !== undefined ? undefined : (ENTRY_START.exec(text)?.[1] ?? entry);
    return { text, map, entry };
  };
}

function attributeTypes(model: string): readonly string[] {
  return [...model.matchAll(/\btype: "([^"]+)"/g)].map(([, type = '']) => type);
}
