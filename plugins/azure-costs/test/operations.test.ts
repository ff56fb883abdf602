import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const found = (path: string, pattern: RegExp): readonly string[] =>
  [...read(path).matchAll(pattern)].map(([, name = '']) => name);

const operations = read('docs/operations.md');

describe('docs/operations.md', () => {
  it('explains every code of the sign-in service that has advice', () => {
    const codes = found('plugins/azure-costs/src/backend/upstream/signIn/signInAdvice.ts', /^\s*\[?'(\d{5,})'/gm);
    const more = found('plugins/azure-costs/src/backend/upstream/signIn/signInAdvice.ts', /\['(\d{5,})'/g);
    expect(codes.length).toBeGreaterThan(5);
    expect([...codes, ...more].filter((code) => !operations.includes(`AADSTS${code}`))).toEqual([]);
  });

  it('explains every code of Azure that has advice', () => {
    const file = 'plugins/azure-costs/src/backend/upstream/azureErrors.ts';
    const codes = found(file, /^\s*\[?'([A-Z][A-Za-z]+(?:Disabled|NotSupported|NotFound|SubscriptionId))'/gm);
    expect(codes.length).toBeGreaterThan(4);
    expect([...codes, 'AuthorizationFailed', 'RBACAccessDenied'].filter((code) => !operations.includes(code))).toEqual(
      []
    );
  });

  it('explains every metric', () => {
    const names = [
      ...found('packages/data-source/src/metrics.ts', /name: '(glance_\w+)'/g),
      'glance_queries_total',
      'glance_query_duration_seconds',
    ];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !operations.includes(name))).toEqual([]);
  });

  it('names every server-wide setting', () => {
    const settings = ['cache_max_mb', 'redis_url', 'redis_password', 'redis_tls_ca', 'log_level'];
    expect(settings.filter((setting) => !operations.includes(`| \`${setting}\``))).toEqual([]);
  });
});
