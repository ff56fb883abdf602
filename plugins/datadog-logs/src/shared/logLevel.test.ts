/** @jest-environment jsdom */
import { LogLevel as GrafanaLevel } from '@grafana/data';
import { LOG_LEVELS, logLevel } from './logLevel';

describe('logLevel', () => {
  it.each([
    ['emergency', 'critical'],
    ['alert', 'critical'],
    ['critical', 'critical'],
    ['error', 'error'],
    ['warn', 'warning'],
    ['warning', 'warning'],
    ['notice', 'info'],
    ['info', 'info'],
    ['ok', 'info'],
    ['debug', 'debug'],
    ['trace', 'trace'],
    ['ERROR', 'error'],
    [' Warn ', 'warning'],
    ['', 'unknown'],
    ['(none)', 'unknown'],
    ['constructor', 'unknown'],
  ])('calls %j %s', (status, level) => {
    expect(logLevel(status)).toBe(level);
  });

  it('uses Grafana’s own words', () => {
    const words = new Set<string>(Object.values(GrafanaLevel));
    expect(LOG_LEVELS.filter((level) => !words.has(level))).toEqual([]);
  });

  it('agrees with what Grafana makes of a status itself', () => {
    const known = Object.entries(GrafanaLevel).filter(([name]) => name !== 'logger');
    expect(known.filter(([name, level]) => logLevel(name) !== 'unknown' && logLevel(name) !== String(level))).toEqual(
      []
    );
  });
});
