import { parse } from 'yaml';
import { codeBlocks } from './markdown';

/** A data source as provisioning has it. */
export interface ProvisionedDataSource {
  readonly type: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** The data sources of the YAML blocks of a Markdown text, in order. */
export function dataSourcesIn(markdown: string): readonly ProvisionedDataSource[] {
  return codeBlocks(markdown, 'yaml').flatMap((block) => {
    const file = parse(block) as { readonly datasources: ReadonlyArray<Partial<ProvisionedDataSource>> };
    return file.datasources.map(({ type = '', jsonData = {}, secureJsonData = {} }) => ({
      type,
      jsonData,
      secureJsonData,
    }));
  });
}

function queriesIn(markdown: string): ReadonlyArray<{ readonly queryType: string }> {
  return codeBlocks(markdown, 'json').map((block) => JSON.parse(block) as { readonly queryType: string });
}

/** The types of the queries that a Markdown text has as JSON blocks, each once. */
export function queryTypesIn(markdown: string): ReadonlySet<string> {
  return new Set(queriesIn(markdown).map(({ queryType }) => queryType));
}

export interface ExampleOptions {
  /** The plugin's id. */
  readonly type: string;
  /** Reads a query as the plugin does; throws where it cannot be answered. */
  readonly parseQuery: (model: { readonly queryType: string }, caller: { readonly fromAlert: boolean }) => unknown;
  /** Expects that the plugin takes the settings of a data source for what they say. */
  readonly checkSettings: (dataSource: ProvisionedDataSource) => void;
}

/** Registers the tests of a document for users: its queries (JSON) and its provisioning (YAML) are what the plugin takes. */
export function describeExamples(document: string, markdown: string, options: ExampleOptions): void {
  const { type, parseQuery, checkSettings } = options;

  describe(document, () => {
    it.each(queriesIn(markdown).map((query, index) => [index + 1, query] as const))(
      'has a query %i that works',
      (_, query) => {
        for (const fromAlert of [false, true]) {
          expect(parseQuery(query, { fromAlert })).toMatchObject({ queryType: query.queryType });
        }
      }
    );

    it.each(dataSourcesIn(markdown).map((dataSource, index) => [index + 1, dataSource] as const))(
      'has provisioning %i that the plugin accepts',
      (_, dataSource) => {
        expect(dataSource.type).toBe(type);
        checkSettings(dataSource);
      }
    );
  });
}

/** The names that a Markdown text does not explain: no code has them, alone or as a part of a path, and no ini block sets them. */
export function unnamedIn(markdown: string, names: readonly string[]): readonly string[] {
  return names.filter(
    (name) => !new RegExp(`[\`.":]${name.replaceAll('.', '\\.')}[\`"]|^${name} = `, 'm').test(markdown)
  );
}
