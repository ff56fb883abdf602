import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const operations = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
const [, quota = ''] = /^## Datadog's quota, and how far it goes\n([\s\S]*?)^## /m.exec(operations) ?? [];

describe('docs/operations.md', () => {
  it('reckons the calls of five rules as the design has them', () => {
    // One call a minute, and the look-back for kept groups every five minutes.
    expect(quota).toContain('60 + 12 = 72');
    expect(quota).toContain('300 an hour');
  });

  it('names the settings by which a call more or less is made', () => {
    for (const name of ['keepGroups', 'interval', 'cacheTtlSeconds', 'X-RateLimit']) {
      expect(quota).toContain(name);
    }
  });
});
