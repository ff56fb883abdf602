import { SecretRedactor } from './SecretRedactor';

const key = `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----\n`;

describe('SecretRedactor', () => {
  it('takes a secret out of text as it is, URL-encoded and in base64', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', ['p@ss word']);
    const forms = ['p@ss word', encodeURIComponent('p@ss word'), Buffer.from('p@ss word').toString('base64')];
    expect(redactor.redact(forms.join(' and '))).toBe('[redacted] and [redacted] and [redacted]');
  });

  it('takes single lines of a PEM out, but not the lines that all PEMs share', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', [key]);
    expect(redactor.redact('bad line MIIEvQIBADANBgkqhkiG9w0BAQEFAASC')).toBe('bad line [redacted]');
    expect(redactor.redact('no -----BEGIN PRIVATE KEY----- found')).toBe('no -----BEGIN PRIVATE KEY----- found');
    expect(redactor.redact(`got ${key}`)).toBe('got [redacted]');
  });

  it('leaves nothing of a secret that contains another', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', ['secret']);
    redactor.remember('1#b', ['secret-and-more']);
    expect(redactor.redact('secret-and-more secret')).toBe('[redacted] [redacted]');
  });

  it('does not mask words because a secret is short', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', ['the', '']);
    expect(redactor.redact('the end')).toBe('the end');
  });

  it('knows the previous secret of an owner until the next change, and none when told to forget', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', ['first-secret']);
    redactor.remember('1#a', ['second-secret']);
    redactor.remember('1#a', ['second-secret']);
    expect(redactor.redact('first-secret second-secret')).toBe('[redacted] [redacted]');
    redactor.remember('1#a', ['third-secret']);
    expect(redactor.redact('first-secret second-secret third-secret')).toBe('first-secret [redacted] [redacted]');
    redactor.forget('1#a');
    expect(redactor.redact('second-secret')).toBe('second-secret');
  });

  it('survives half a surrogate pair', () => {
    const redactor = new SecretRedactor();
    redactor.remember('1#a', ['secret\ud83d']);
    expect(redactor.redact('secret\ud83d!')).toBe('[redacted]!');
  });
});
