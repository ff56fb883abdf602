import { hclogLine, maxLineBytes } from './hclogLine';

const asIs = (text: string): string => text;
const line = (message: unknown, fields: Record<string, unknown> = {}): Record<string, unknown> =>
  JSON.parse(hclogLine({ level: 'info', message: message as string, fields }, asIs)) as Record<string, unknown>;

describe('hclogLine', () => {
  it('writes level, message and fields, and no timestamp', () => {
    expect(line('hello', { rows: 3 })).toEqual({ '@level': 'info', '@message': 'hello', rows: 3 });
  });

  // A number in @message or @level ended the whole Grafana process: go-plugin asserts their type without a check.
  it('never lets a field become an @ key', () => {
    expect(line('hello', { '@message': 1, '@level': false, '@timestamp': {}, '@@': 2, '': 3 })).toEqual({
      '@level': 'info',
      '@message': 'hello',
      message: 1,
      level: false,
      timestamp: {},
      field: 3,
    });
  });

  it('writes errors with their causes', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(line('failed', { error }).error).toMatch(/^Error: outer[\s\S]*caused by Error: inner/);
  });

  it('writes what JSON cannot hold as text, and nested errors too', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const written = line('odd', { big: 10n, loop, nothing: undefined, list: [new Error('deep')] });
    expect(written.big).toBe('10');
    expect(written.loop).toMatch(/^\(not serialisable: /);
    expect(written).not.toHaveProperty('nothing');
    expect((written.list as string[])[0]).toMatch(/^Error: deep/);
  });

  it('survives fields that throw when they are read', () => {
    const hostile = {
      toJSON() {
        throw new Error('no');
      },
    };
    expect(line('odd', { hostile }).hostile).toBe('(not serialisable: no)');
  });

  it('redacts messages, values and keys before they are escaped', () => {
    const redact = (text: string): string => text.replaceAll('a"b', '[redacted]');
    const entry = { level: 'warn', message: 'x a"b', fields: { 'a"b': 1, deep: { value: ['a"b'] } } } as const;
    const written = hclogLine(entry, redact);
    expect(JSON.parse(written)).toEqual({
      '@level': 'warn',
      '@message': 'x [redacted]',
      '[redacted]': 1,
      deep: { value: ['[redacted]'] },
    });
  });

  it('shortens long values, and drops the fields of a line that is still too long', () => {
    const long = 'x'.repeat(20_000);
    expect(String(line(long)['@message'])).toMatch(/^x{8192}… \(20000 characters\)$/);
    const fields = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, long]));
    const written = line('hello', fields);
    expect(written).toMatchObject({ '@message': 'hello', fieldsDropped: expect.stringMatching(/bytes long/) });
    expect(Buffer.byteLength(JSON.stringify(written))).toBeLessThan(maxLineBytes);
  });
});
