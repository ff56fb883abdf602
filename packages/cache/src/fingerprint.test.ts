import { createFingerprint, fingerprint } from './fingerprint';

const settings = { tenantId: 't', clientId: 'c', clientSecret: 'correct horse battery staple' };

describe('fingerprint', () => {
  it('is equal for equal settings, in whatever order', () => {
    expect(fingerprint({ clientSecret: settings.clientSecret, clientId: 'c', tenantId: 't', other: undefined })).toBe(
      fingerprint(settings)
    );
  });

  it.each([
    { clientSecret: 'correct horse battery stapl' },
    { clientSecret: '' },
    { clientSecret: undefined },
    { tenantId: 'T' },
    { clientId: 't', tenantId: 'c' },
    { host: 'other' },
  ])('differs when %j differs, so that a wrong secret meets nothing of the right one', (difference) => {
    expect(fingerprint({ ...settings, ...difference })).not.toBe(fingerprint(settings));
  });

  it('is short, safe in a key or a log line, and holds nothing of the settings', () => {
    expect(fingerprint(settings)).toMatch(/^[\w-]{22}$/);
    expect(fingerprint(settings)).not.toContain('horse');
  });

  it('cannot be checked against a guess without the key', () => {
    const ofOne = createFingerprint(Buffer.alloc(32, 1));
    const ofAnother = createFingerprint(Buffer.alloc(32, 2));
    expect(ofOne(settings)).not.toBe(ofAnother(settings));
    expect(ofOne(settings)).toBe(createFingerprint(Buffer.alloc(32, 1))(settings));
  });
});
