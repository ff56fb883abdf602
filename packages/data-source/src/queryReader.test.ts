import { queryReader } from './queryReader';

interface Read {
  readonly model: unknown;
  readonly caller: unknown;
}

/** A reader that counts what it had to parse; a query without a name cannot be read. */
function countingReader() {
  const parsed: Read[] = [];
  const read = queryReader((model: unknown, caller: { readonly fromAlert: boolean; readonly delayMs?: number }) => {
    parsed.push({ model, caller });
    if ((model as { name?: string }).name === undefined) {
      throw new Error('name is missing');
    }
    return { model, caller };
  });
  return { read, parsed };
}

const asked = (name: unknown, queryType = '') => ({ queryType, model: { name } });
const panel = { fromAlert: false };

describe('queryReader', () => {
  it('parses equal queries once, and gives all who ask the same one', () => {
    const { read, parsed } = countingReader();
    const first = read(asked('a'), panel);
    expect(read(asked('a'), { fromAlert: false })).toBe(first);
    expect(first).toEqual({ model: { name: 'a' }, caller: panel });
    expect(parsed).toHaveLength(1);
  });

  it.each([
    ['another text', asked('b'), panel],
    ['a number for a text', asked(1), panel],
    ['another type beside the model', asked('1', 'other'), panel],
    ['an alert rule', asked('1'), { fromAlert: true }],
    ['other settings', asked('1'), { fromAlert: false, delayMs: 1 }],
  ])('tells %s apart', (_what, other, caller) => {
    const { read, parsed } = countingReader();
    const one = read(asked('1'), panel);
    expect(read(other, caller)).not.toBe(one);
    expect(read(asked('1'), panel)).toBe(one);
    expect(parsed.map(({ caller: as }) => as)).toEqual([panel, caller]);
  });

  it('tells a caller apart from a model that looks like it', () => {
    const { read } = countingReader();
    const model = { name: 'a', fromAlert: true };
    expect(read({ queryType: '', model }, panel)).not.toBe(read(asked('a'), { fromAlert: true }));
  });

  it('remembers no failure', () => {
    const { read, parsed } = countingReader();
    expect(() => read(asked(undefined), panel)).toThrow('name is missing');
    expect(() => read(asked(undefined), panel)).toThrow('name is missing');
    expect(parsed).toHaveLength(2);
  });

  it('forgets what was not asked for the longest time when there is much, and never keeps what is huge', () => {
    const { read, parsed } = countingReader();
    const long = (nth: number) => asked(`${nth} ${'x'.repeat(99_950)}`);
    const remembered = (query: ReturnType<typeof asked>) => {
      const before = parsed.length;
      read(query, panel);
      return parsed.length === before;
    };
    for (let nth = 0; nth < 7; nth += 1) {
      read(long(nth), panel);
    }
    expect([6, 3, 1].map((nth) => remembered(long(nth)))).toEqual([true, true, false]);
    const huge = asked('x'.repeat(500_000));
    expect([huge, huge, long(6)].map(remembered)).toEqual([false, false, true]);
  });
});
