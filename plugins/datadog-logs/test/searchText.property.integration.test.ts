import type { LogEvent } from '@glance/simulator-datadog';
import { findTemplateVariable } from '@glance/user-input';
import * as fc from 'fast-check';
import { EMPTY_VALUE } from '../src/shared/LogCountsQuery';
import { allOf, writeFacet, writeFilter, writePrefix } from '../src/shared/searchText';
import { type DataSourceUnderTest, NOW, valuesOf } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

const timeMs = Date.parse(NOW) - 60_000;

/** Whatever means something in a search, or looks as if it did. */
const NASTY = [
  '"',
  '\\',
  '\\"',
  ':',
  '*',
  '?',
  ' ',
  '-',
  '!',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>=',
  '&&',
  '||',
  '#',
  '=',
  '@',
  '/',
  '~',
  '$',
  '[[',
  ']]',
  ',',
  "'",
  'AND',
  'OR',
  'NOT',
  'TO',
  '(none)',
  '\n',
  '\t',
  'ü',
  '😀',
  '日本',
  'a',
  'b',
  '1',
];

/** A value of a facet that is not the empty one. Variables are none: where `$name` is left in a search it is refused. */
const value = fc
  .oneof(
    fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  )
  .filter((text) => text !== EMPTY_VALUE && findTemplateVariable(text) === undefined);

const values = fc.uniqueArray(value, { minLength: 2, maxLength: 6 });

/** Logs whose message is the place of their value; the last one has no value. */
const logs = (facet: 'service' | 'attribute' | 'tag', texts: readonly string[]): readonly LogEvent[] => [
  ...texts.map((text, index) => ({ timeMs, message: String(index), ...withValue(facet, text) })),
  { timeMs, message: 'none' },
];

function withValue(facet: 'service' | 'attribute' | 'tag', text: string): Partial<LogEvent> {
  switch (facet) {
    case 'service':
      return { service: text };
    case 'attribute':
      return { attributes: { http: { 'the url': text } } };
    case 'tag':
      return { tags: [`team:${text}`] };
  }
}

const FACETS = { service: 'service', attribute: '@http.the url', tag: 'team' } as const;

let dataSource: DataSourceUnderTest;
beforeEach(async () => {
  dataSource = await under.plugin.open({ jsonData: { cacheTtlSeconds: 0 } });
});

/** Messages of the logs that a search finds, in the order in which they were sent. */
async function found(search: string): Promise<readonly string[]> {
  const frame = await dataSource.frame({ queryType: 'logs', query: search, sort: 'timestamp' });
  return valuesOf(frame.fields[1]).map(String);
}

const indexesOf = (texts: readonly string[], isMeant: (text: string) => boolean) =>
  texts.flatMap((text, index) => (isMeant(text) ? [String(index)] : []));

describe.each(['service', 'attribute', 'tag'] as const)('a filter on a %s', (kind) => {
  const facet = FACETS[kind];

  it('finds exactly the logs with its value, or exactly the others', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (texts) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs(kind, texts));
        const [wanted = ''] = texts;
        expect(await found(writeFilter({ facet, values: [wanted] }))).toEqual(['0']);
        expect(await found(writeFilter({ facet, values: [wanted], isExcluded: true }))).toEqual([
          ...indexesOf(texts, (text) => text !== wanted),
          'none',
        ]);
      }),
      { numRuns: 40 }
    );
  });

  it('finds logs with any of several values, with none, or without them', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async (texts, withNone) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs(kind, texts));
        const wanted = texts.slice(0, Math.ceil(texts.length / 2));
        const asked = withNone ? [EMPTY_VALUE, ...wanted] : wanted;
        expect(await found(writeFilter({ facet, values: asked }))).toEqual([
          ...indexesOf(texts, (text) => wanted.includes(text)),
          ...(withNone ? ['none'] : []),
        ]);
        expect(await found(writeFilter({ facet, values: asked, isExcluded: true }))).toEqual([
          ...indexesOf(texts, (text) => !wanted.includes(text)),
          ...(withNone ? [] : ['none']),
        ]);
      }),
      { numRuns: 40 }
    );
  });

  it('narrows whatever search stands beside it', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (texts) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs(kind, texts));
        const [one = '', other = ''] = texts;
        const either = `${writeFilter({ facet, values: [one] })} OR ${writeFilter({ facet, values: [other] })}`;
        expect(await found(allOf([either, writeFilter({ facet, values: [other] })]))).toEqual(['1']);
      }),
      { numRuns: 20 }
    );
  });

  it('finds values by how they begin', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.nat(), async (texts, seed) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs(kind, texts));
        const [first = ''] = texts;
        const characters = [...first];
        const prefix = characters.slice(0, 1 + (seed % characters.length)).join('');
        expect(await found(writePrefix(facet, prefix))).toEqual(indexesOf(texts, (text) => text.startsWith(prefix)));
      }),
      { numRuns: 40 }
    );
  });
});

describe('a facet', () => {
  it('is found by its name, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        value.filter((name) => name.trim() === name && !/^[@.]|\.$|\.\./.test(name)),
        async (name) => {
          under.datadog.store.clear();
          under.datadog.store.add([
            { timeMs, message: '0', attributes: { [name]: 'x' } },
            { timeMs, message: '1', attributes: { [`${name}2`]: 'x' } },
          ]);
          expect(await found(`${writeFacet(`@${name}`)}:*`)).toEqual(['0']);
        }
      ),
      { numRuns: 60 }
    );
  });
});

describe('values in variables and group labels', () => {
  it('come out as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (texts) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs('attribute', texts));
        const facet = FACETS.attribute;
        const listed = await dataSource.frame({ queryType: 'variable', facet });
        expect(new Set(valuesOf(listed.fields[1]))).toEqual(new Set(texts));
        const counts = await dataSource.frame({ mode: 'total', groupBy: [{ facet, limit: 100 }] });
        expect(new Set(valuesOf(counts.fields[0]))).toEqual(new Set([...texts, EMPTY_VALUE]));
      }),
      { numRuns: 20 }
    );
  });
});
