import { LogChunk } from '../logs/LogChunk';
import { type LogEvent, storedLog } from '../logs/LogEvent';
import { compileFilter } from './compileFilter';
import { parseSearch } from './parseSearch';

const event: LogEvent = {
  timeMs: 0,
  message: 'User login_failed for Zoë@example.com: timeout after 30 s',
  status: 'ERROR',
  service: 'web-store',
  host: 'i-0abc',
  source: 'java',
  env: 'prod',
  tags: ['team:payments', 'team:core', 'canary'],
  attributes: {
    http: { status_code: 503, url: 'https://x.test/a?b=1' },
    'flat.name': 'flat',
    duration: 1500,
    text: '42',
    items: [{ sku: 'a' }, { sku: 'b' }],
    retried: true,
    nothing: null,
  },
};

function matches(query: string): boolean {
  const chunk = new LogChunk();
  chunk.add(storedLog(event, 0, 'main'));
  return compileFilter(parseSearch(query), chunk)(0);
}

describe('searches', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['*', true],
    ['-*', false],
    ['user', true],
    ['USER', true],
    ['use', false],
    ['use*', true],
    ['?ser', true],
    ['time?', false],
    ['zoë', true],
    ['login_failed', true],
    ['failed', false],
    ['"timeout after"', true],
    ['"after timeout"', false],
    ['zoë\\@example.com', true],
    ['zoë-example', true],
    ['\\*', false],
    ['status:error', true],
    ['status:err*', true],
    ['service:web-store', true],
    ['service:Web-Store', false],
    ['service:web', false],
    ['service:"web-*"', false],
    ['source:java host:i-0abc', true],
    ['env:prod', true],
    ['env:*', true],
    ['region:*', false],
    ['-region:*', true],
    ['team:core team:payments', true],
    ['tags:canary', true],
    ['tags:"team:core"', true],
    ['canary:*', false],
    ['@http.status_code:503', true],
    ['@http.status_code:5??', true],
    ['@http.status_code:>=500', true],
    ['@http.status_code:[500 TO 503}', false],
    ['@http.url:https\\:\\/\\/x.test\\/a\\?b\\=1', true],
    ['@http.url:"https://x.test/a?b=1"', true],
    ['@flat.name:flat', true],
    ['@text:>41', true],
    ['@retried:true', true],
    ['@nothing:*', false],
    ['@items.sku:(a AND b)', true],
    ['@items.sku:(a AND NOT b)', false],
    ['@items.sku:(c OR -d)', true],
    ['*:canary', true],
    ['*:flat', true],
    ['*:unheard', false],
    ['*:*', true],
    ['status:info OR user', true],
    ['status:info AND user', false],
    ['status:info user', false],
    ['status:info || user', true],
    ['status:error && user', true],
    ['!status:info', true],
    ['NOT status:info', true],
    ['NOT (status:info OR service:web-store)', false],
    ['status:info OR user -timeout', false],
    ['(status:info OR user) timeout', true],
    ['"AND"', false],
    ['service:OR', false],
    ['android', false],
  ])('%s', (query, expected) => {
    expect(matches(query)).toBe(expected);
  });

  it.each([
    ['"open', "unexpected the end at position 5 of '\"open', expected '\"'"],
    ['(a', "expected ')'"],
    ['a)', "unexpected ')' at position 1"],
    ['AND a', "unexpected 'A'"],
    ['a OR', 'unexpected the end'],
    ['a AND OR b', "unexpected 'O'"],
    ['service:', "'service:' lacks a value"],
    ['service: x', "'service:' lacks a value"],
    ['service:a:b', "unexpected ':'"],
    ['a\\', 'a character after the backslash'],
    ['@d:[1 TO x]', "ranges are of numbers, got 'x'"],
    ['@d:[1 5]', "expected 'TO'"],
    ['@d:>', 'unexpected the end'],
    ['@d:>*', "got '*'"],
    ['a"b"', 'expected a space'],
    ['a{b', "unexpected '{'"],
    ['@*x:1', 'has no wildcards'],
    ['*:>1', 'needs the name of an attribute'],
  ])('%s is refused', (query, text) => {
    expect(() => parseSearch(query)).toThrow(text);
  });
});
