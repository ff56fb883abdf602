import { parseSettings } from './settings';
import { siteAppUrl, SITES } from './sites';

const KEYS = { apiKey: 'very-secret-api-key', applicationKey: 'very-secret-application-key' };
const parse = (jsonData: Record<string, unknown>, secure: Record<string, string> = KEYS) =>
  parseSettings({ jsonData, secureJsonData: secure });

function messageOf(jsonData: Record<string, unknown>, secure: Record<string, string> = KEYS): string {
  try {
    parse(jsonData, secure);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the settings were accepted');
}

describe('parseSettings', () => {
  it('needs nothing but the keys', () => {
    expect(parse({})).toEqual({
      site: 'datadoghq.com',
      apiUrl: 'https://api.datadoghq.com',
      appUrl: 'https://app.datadoghq.com',
      ...KEYS,
      evaluationDelayMs: 60_000,
      cacheTtlMs: undefined,
      timeoutMs: 30_000,
      maxConcurrentRequests: 32,
      caPem: undefined,
      tlsSkipVerify: false,
    });
  });

  it('knows the addresses of all sites', () => {
    expect(SITES.map((site) => [parse({ site }).apiUrl, siteAppUrl(site)])).toEqual([
      ['https://api.datadoghq.com', 'https://app.datadoghq.com'],
      ['https://api.us3.datadoghq.com', 'https://us3.datadoghq.com'],
      ['https://api.us5.datadoghq.com', 'https://us5.datadoghq.com'],
      ['https://api.datadoghq.eu', 'https://app.datadoghq.eu'],
      ['https://api.ap1.datadoghq.com', 'https://ap1.datadoghq.com'],
      ['https://api.ap2.datadoghq.com', 'https://ap2.datadoghq.com'],
      ['https://api.uk1.datadoghq.com', 'https://uk1.datadoghq.com'],
      ['https://api.ddog-gov.com', 'https://app.ddog-gov.com'],
      ['https://api.us2.ddog-gov.com', 'https://us2.ddog-gov.com'],
    ]);
  });

  it('takes other addresses for the API and for links', () => {
    const own = { apiUrl: 'https://proxy.example:8443/datadog/', appUrl: 'https://acme.datadoghq.com/' };
    expect(parse(own)).toMatchObject({
      apiUrl: 'https://proxy.example:8443/datadog',
      appUrl: 'https://acme.datadoghq.com',
    });
  });

  it('takes plain http on the machine itself alone', () => {
    for (const apiUrl of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000']) {
      expect(parse({ apiUrl }).apiUrl).toBe(apiUrl);
    }
    for (const apiUrl of ['http://datadog.example', 'http://127.0.0.1.example', 'http://localhost.example']) {
      expect(messageOf({ apiUrl })).toBe(`apiUrl is "${apiUrl}": use an https URL such as https://host.example`);
    }
  });

  it('takes white space around keys for what pasting leaves', () => {
    expect(parse({}, { apiKey: ' k\n', applicationKey: '\ta ' })).toMatchObject({ apiKey: 'k', applicationKey: 'a' });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ site: 'datadoghq.org' }, 'site is "datadoghq.org": use one of "datadoghq.com"'],
    [{ apiUrl: 'ftp://x.example' }, 'apiUrl is "ftp://x.example": use an https URL'],
    [{ appUrl: 'app' }, 'appUrl is "app": use an https URL'],
    [{ apiUrl: 'https://user:pass@x.example' }, 'apiUrl contains a user name or password: remove it'],
    [{ evaluationDelaySeconds: -1 }, 'evaluationDelaySeconds is -1: use at least 0'],
    [{ evaluationDelaySeconds: 86_401 }, 'evaluationDelaySeconds is 86401: use at most 86400'],
    [{ evaluationDelaySeconds: '60' }, 'evaluationDelaySeconds is "60": use a number'],
    [{ cacheTtlSeconds: -1 }, 'cacheTtlSeconds is -1: use at least 0'],
    [{ timeout: 0 }, 'timeout is 0: use at least 1'],
    [{ maxConcurrentRequests: 65 }, 'maxConcurrentRequests is 65: use at most 64'],
  ])('refuses %j', (jsonData, message) => {
    expect(messageOf(jsonData)).toContain(message);
  });

  it('says which key is missing, and quotes none', () => {
    expect(messageOf({}, { applicationKey: KEYS.applicationKey })).toContain('apiKey is missing');
    expect(messageOf({}, { apiKey: KEYS.apiKey, applicationKey: ' ' })).toContain('applicationKey is missing');
    expect(messageOf({ site: 5 })).not.toContain('very-secret');
  });
});
