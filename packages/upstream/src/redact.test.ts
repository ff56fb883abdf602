import { redact } from './redact';

describe('redact', () => {
  it('hides a secret however it is written', () => {
    const secret = 'p/w+"d ~8Q';
    const forms = [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ s: secret }).toString(),
      Buffer.from(secret).toString('base64'),
      JSON.stringify({ secret }),
    ];
    for (const form of forms) {
      const redacted = redact(`before ${form} after`, [secret]);
      expect(redacted).toContain('[redacted]');
      expect(redacted).not.toContain('8Q');
      expect(redacted).toMatch(/^before .* after$/);
    }
  });

  it.each([
    ['Authorization: Bearer abc.DEF-123456', 'Authorization: [redacted]'],
    ['{"Authorization":"SharedKey name:xyz"}', '{"Authorization":"[redacted]"}'],
    ['sent Bearer abc.DEF-123456 to', 'sent Bearer [redacted] to'],
    ['sent Basic dXNlcjpwYXNz to', 'sent Basic [redacted] to'],
    ['client_id=a&client_secret=hush~1&scope=b', 'client_id=a&client_secret=[redacted]&scope=b'],
    ['{"access_token":"opaque-token","expires_in":3599}', '{"access_token":"[redacted]","expires_in":3599}'],
    ['DD-API-KEY: 0123456789abcdef', 'DD-API-KEY: [redacted]'],
    ['via http://user:hunter2@proxy.corp:3128', 'via http://[redacted]proxy.corp:3128'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln failed', 'token [redacted] failed'],
  ])('hides what looks like a credential: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves ordinary text, short and missing secrets alone', () => {
    const text = 'The password is wrong: ask https://portal.azure.com/a:b for basic advice, bearer in hand';
    expect(redact(text, ['a', '', undefined])).toBe(text);
  });

  it('hides the longest of secrets that contain each other', () => {
    expect(redact('key=hunter2-prod', ['hunter2', 'hunter2-prod'])).toBe('key=[redacted]');
  });
});
