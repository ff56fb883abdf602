import { parseLogLine } from './LogLine';

describe('parseLogLine', () => {
  it('reads level, message and fields of a JSON line', () => {
    const line = parseLogLine('{"@level":"WARN","@message":"m","@timestamp":"2026-01-02T03:04:05.123456Z","a":1}');
    expect(line).toMatchObject({ level: 'warn', message: 'm', fields: { a: 1 }, problem: undefined });
  });

  it.each([
    ['[ERROR] text', 'error', 'text'],
    ['plain text', 'debug', 'plain text'],
    ['12', 'debug', '12'],
  ])('reads the text line %p as %s', (raw, level, message) => {
    expect(parseLogLine(raw)).toMatchObject({ level, message, fields: {}, problem: undefined });
  });

  it.each([
    ['{"@level":"info","@message":1}', 'ends the Grafana process'],
    ['{"@message":"m"}', 'ends the Grafana process'],
    ['{"@level":"warning","@message":"m"}', '@level warning is unknown'],
    ['{"@level":"info","@message":"m","@timestamp":"2026-01-02T03:04:05.123Z"}', 'six fraction digits'],
    [`{"@level":"info","@message":"${'x'.repeat(65_536)}"}`, 'longer than 65536 bytes'],
  ])('says what Grafana would make of %.60s', (raw, problem) => {
    expect(parseLogLine(raw).problem).toContain(problem);
  });
});
