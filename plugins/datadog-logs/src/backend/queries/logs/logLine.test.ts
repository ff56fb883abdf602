import type { LogEvent } from '../../upstream/LogPage';
import { logLine } from './logLine';

const EVENT: LogEvent = {
  id: 'AAAA',
  timestampMs: 1_764_028_800_123,
  message: 'payment failed',
  status: 'error',
  service: 'checkout',
  host: 'web-1',
  tags: ['env:prod', 'version:1.2'],
  attributes: { http: { status_code: 502, url_details: { path: '/pay' } }, retry: false },
};

const labelsOf = (parts: Partial<LogEvent>) => logLine({ ...EVENT, ...parts }).labels;

describe('logLine', () => {
  it('has the message, the level and everything else as labels that a search can name', () => {
    expect(logLine(EVENT)).toEqual({
      id: 'AAAA',
      timestampMs: 1_764_028_800_123,
      body: 'payment failed',
      level: 'error',
      labels: {
        service: 'checkout',
        host: 'web-1',
        status: 'error',
        env: 'prod',
        version: '1.2',
        '@http.status_code': '502',
        '@http.url_details.path': '/pay',
        '@retry': 'false',
      },
    });
  });

  it('has no label for what a log does not have', () => {
    expect(labelsOf({ service: '', host: '', status: '', tags: [], attributes: { a: null } })).toEqual({});
  });

  it('joins several values of a tag, and keeps tags without a key', () => {
    expect(labelsOf({ tags: ['team:a', 'team:b', 'team:a', 'canary', 'url:http://x'], attributes: {} })).toMatchObject({
      team: 'a, b',
      tags: 'canary',
      url: 'http://x',
    });
  });

  it('prefers what a log is to what its tags say', () => {
    expect(labelsOf({ tags: ['service:other'] })['service']).toBe('checkout');
    expect(labelsOf({ service: '', tags: ['service:other'] })['service']).toBe('other');
  });

  it('does not take lists apart', () => {
    expect(labelsOf({ attributes: { ids: [1, 2], steps: [{ a: 1 }] } })).toMatchObject({
      '@ids': '[1,2]',
      '@steps': '[{"a":1}]',
    });
  });

  it('shows attributes where there is no message', () => {
    expect(logLine({ ...EVENT, message: '', attributes: { a: 1 } }).body).toBe('{"a":1}');
    expect(logLine({ ...EVENT, message: '', attributes: {} }).body).toBe('');
  });

  it('keeps labels in proportion', () => {
    const attributes = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 'x'.repeat(5000)]));
    const labels = labelsOf({ attributes });
    expect(Object.keys(labels)).toHaveLength(100);
    expect(Math.max(...Object.values(labels).map(({ length }) => length))).toBe(1000);
    const tags = Array.from({ length: 500 }, (_, index) => `t${index}:x`);
    expect(Object.keys(labelsOf({ tags }))).toHaveLength(100);
  });

  it('gives up on what is nested deeply', () => {
    let nested: Record<string, unknown> = { leaf: 1 };
    for (let depth = 0; depth < 200; depth += 1) {
      nested = depth < 190 ? { a: nested } : { b: nested };
    }
    const [name = ''] = Object.keys(labelsOf({ service: '', host: '', status: '', tags: [], attributes: nested }));
    expect(name).toBe('@b.b.b.b.b.b.b.b.b.b');
  });

  it('takes names for names', () => {
    const labels = labelsOf({ tags: ['__proto__:x', 'constructor:y'], attributes: {} });
    expect(Object.getOwnPropertyDescriptor(labels, '__proto__')?.value).toBe('x');
    expect(labels['constructor']).toBe('y');
  });
});
