import { HclogLogger, parseLogLevel } from './HclogLogger';
import type { LogLevel } from './Logger';

function loggerAt(level: LogLevel) {
  const lines: string[] = [];
  const sink = { write: (line: string) => void lines.push(line), flush: () => Promise.resolve() };
  return { lines, log: new HclogLogger({ sink, level, redact: (text) => text }) };
}

describe('HclogLogger', () => {
  it('writes only what its level lets through', () => {
    const { log, lines } = loggerAt('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines).toEqual(['{"@level":"warn","@message":"c"}', '{"@level":"error","@message":"d"}']);
  });

  it('adds the fields of its parents, the nearest winning', () => {
    const { log, lines } = loggerAt('info');
    log.with({ a: 1, b: 1 }).with({ b: 2, c: 2 }).info('x', { c: 3 });
    expect(JSON.parse(lines[0]!)).toEqual({ '@level': 'info', '@message': 'x', a: 1, b: 2, c: 3 });
  });

  it('makes text of a message that is not', () => {
    const { log, lines } = loggerAt('info');
    log.info(12 as unknown as string);
    expect(lines).toEqual(['{"@level":"info","@message":"12"}']);
  });

  it.each([
    ['debug', 'debug'],
    [' WARN ', 'warn'],
    ['verbose', 'info'],
    ['constructor', 'info'],
    ['', 'info'],
    [undefined, 'info'],
  ])('reads the level %p as %s', (text, level) => {
    expect(parseLogLevel(text)).toBe(level);
  });
});
