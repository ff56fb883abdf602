import { parseSettings } from './settings';

const KEY = 'SG.not-a-real-key';

function parse(jsonData: Readonly<Record<string, unknown>>, secureJsonData: Readonly<Record<string, string>> = {}) {
  return parseSettings({ jsonData, secureJsonData: { 'apiKey.main': KEY, ...secureJsonData } });
}

describe('parseSettings', () => {
  it('has a default for all of an account but its id and key', () => {
    expect(parse({ accounts: [{ id: 'main' }] })).toMatchObject({
      accounts: [
        {
          id: 'main',
          name: 'main',
          region: 'global',
          apiUrl: 'https://api.sendgrid.com',
          timeZone: 'UTC',
          onBehalfOf: undefined,
          apiKey: KEY,
        },
      ],
      todayTtlMs: 300_000,
      earlierTtlMs: 21_600_000,
    });
  });

  it('takes the address of the region, and a lifetime for all days', () => {
    const settings = parse({ accounts: [{ id: 'main', region: 'eu' }], cacheTtlSeconds: 60 });
    expect(settings.accounts[0]?.apiUrl).toBe('https://api.eu.sendgrid.com');
    expect(settings).toMatchObject({ todayTtlMs: 60_000, earlierTtlMs: 60_000 });
  });

  it('takes line breaks off a key that was pasted', () => {
    expect(parse({ accounts: [{ id: 'main' }] }, { 'apiKey.main': ` ${KEY}\n` }).accounts[0]?.apiKey).toBe(KEY);
  });

  it('refuses a name that two accounts have, also where one has it from its id', () => {
    const accounts = [{ id: 'main' }, { id: 'other', name: 'main' }];
    expect(() => parse({ accounts }, { 'apiKey.other': KEY })).toThrow(/^accounts\[1\]\.name is "main"/);
  });

  it('shows no key in what it refuses', () => {
    expect(() => parse({ accounts: [{ id: 'main', timeZone: 'Mars/Base' }] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(KEY) })
    );
  });
});
