import { interpolate, variableNames, type CustomFormatter, type InterpolationValue } from './interpolate';

const variable = (
  name: string,
  value: string | string[],
  more: Partial<InterpolationValue> = {}
): InterpolationValue => ({
  name,
  type: 'query',
  multi: Array.isArray(value),
  includeAll: false,
  value,
  text: `Text of ${name}`,
  raw: false,
  ...more,
});
const known = [variable('one', 'a.b'), variable('many', ['a', "it's"]), variable('all', '*,"x"', { raw: true })];
const lookUp = (name: string) => known.find((candidate) => candidate.name === name);
const replace = (text: string, format?: string | CustomFormatter) => interpolate(text, { lookUp, format });

describe('interpolate', () => {
  it.each([
    ['$one', 'a.b'],
    ['${one}', 'a.b'],
    ['[[one]]', 'a.b'],
    ['x-$one-y', 'x-a.b-y'],
    ['${one.field}', 'a.b'],
    ['$many', "{a,it's}"],
  ])('replaces %s', (text, expected) => {
    expect(replace(text)).toBe(expected);
  });

  it.each(['$other', '${other}', '[[other]]', 'US$5', '$'])('leaves %s, which is no variable here', (text) => {
    expect(replace(text)).toBe(text);
  });

  it.each([
    ['csv', "a,it's"],
    ['pipe', "a|it's"],
    ['json', '["a","it\'s"]'],
    ['regex', "(a|it's)"],
    ['singlequote', "'a','it\\'s'"],
    ['doublequote', '"a","it\'s"'],
    ['raw', "a,it's"],
    ['percentencode', "%7Ba%2Cit's%7D"],
    ['text', 'Text of many'],
    ['unheard-of', "{a,it's}"],
  ])('formats several values as %s', (format, expected) => {
    expect(replace(`\${many:${format}}`)).toBe(expected);
    expect(replace('$many', format)).toBe(expected);
  });

  it('escapes a single value for a regular expression', () => {
    expect(replace('${one:regex}')).toBe('a\\.b');
  });

  it("lets a format in the text win over the caller's", () => {
    expect(replace('${many:csv}', 'pipe')).toBe("a,it's");
  });

  it("calls a plugin's own formatter with the value, the variable and Grafana's formats", () => {
    const formatter = jest.fn<string, Parameters<CustomFormatter>>((value, _variable, byName) => byName(value, 'csv'));
    expect(replace('$many', formatter)).toBe("a,it's");
    expect(formatter.mock.calls[0]?.slice(0, 2)).toEqual([
      ['a', "it's"],
      { name: 'many', type: 'query', multi: true, includeAll: false },
    ]);
  });

  it('puts in a custom All value as it is, whatever the format', () => {
    expect(replace('${all:json} $all')).toBe('*,"x" *,"x"');
  });
});

describe('variableNames', () => {
  it('lists the names in a text in all three spellings', () => {
    expect(variableNames('$a ${b.c:csv} [[d:json]] 5$')).toEqual(['a', 'b', 'd']);
  });
});
