import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { createSigningCertificate } from '@glance/simulator-azure';
import { checkValidity, readClientCertificate } from './clientCertificate';

const DAY_MS = 86_400_000;
type Parts = Awaited<ReturnType<typeof createSigningCertificate>>;
let own: Parts;
let other: Parts;

beforeAll(async () => {
  [own, other] = await Promise.all([createSigningCertificate('own'), createSigningCertificate('other')]);
});

describe('readClientCertificate', () => {
  it('finds the certificate of the key among others, and puts it first', () => {
    const { pem } = readClientCertificate({
      certificates: [other.certificatePem, own.certificatePem],
      privateKey: own.privateKeyPem,
    });
    expect(new X509Certificate(pem).fingerprint256).toBe(new X509Certificate(own.certificatePem).fingerprint256);
    expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(createPrivateKey(pem).asymmetricKeyType).toBe('rsa');
  });

  it('takes the older form of keys', () => {
    const privateKey = createPrivateKey(own.privateKeyPem).export({ format: 'pem', type: 'pkcs1' }).toString();
    expect(readClientCertificate({ certificates: [own.certificatePem], privateKey }).pem).toContain(
      'BEGIN PRIVATE KEY'
    );
  });

  it('refuses a key without its certificate', () => {
    expect(() =>
      readClientCertificate({ certificates: [own.certificatePem], privateKey: other.privateKeyPem })
    ).toThrow('clientCertificate has a private key that does not belong to its certificate');
  });

  it('refuses keys that Azure does not take', () => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const privateKey = key.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => readClientCertificate({ certificates: [own.certificatePem], privateKey })).toThrow('no RSA key');
  });

  it.each([
    ['key', { privateKey: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' }],
    ['certificate', { certificates: ['-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'] }],
  ])('says which part cannot be read: the %s', (part, broken) => {
    const read = () =>
      readClientCertificate({ certificates: [own.certificatePem], privateKey: own.privateKeyPem, ...broken });
    expect(read).toThrow(new RegExp(`has a (private )?${part} that cannot be read: paste it again`));
    expect(read).not.toThrow(/MII/);
  });
});

describe('checkValidity', () => {
  it('lets a certificate through from its first to its last second', () => {
    const certificate = readClientCertificate({ certificates: [own.certificatePem], privateKey: own.privateKeyPem });
    expect(certificate.validToMs - certificate.validFromMs).toBe(31 * DAY_MS);
    expect(() => checkValidity(certificate, certificate.validFromMs)).not.toThrow();
    expect(() => checkValidity(certificate, certificate.validToMs)).not.toThrow();
  });

  it('says on which day it ended, or begins', () => {
    const certificate = { pem: '', validFromMs: Date.parse('2026-01-02'), validToMs: Date.parse('2026-03-04') };
    const check = (day: string) => () => checkValidity(certificate, Date.parse(day));
    expect(check('2026-03-05')).toThrow('has expired on 2026-03-04. Make a new one');
    expect(check('2026-01-01')).toThrow('is not valid before 2026-01-02. Check the clock');
  });
});
