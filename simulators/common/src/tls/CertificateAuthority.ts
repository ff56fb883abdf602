import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** A server certificate with its private key, both PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** An authority made for one run: its key exists in this process only and dies with it. */
export interface CertificateAuthority {
  /** What a client has to trust. */
  readonly caPem: string;
  /** Signs a certificate for these DNS names and IP addresses, valid as long as the authority. */
  issue(hosts: readonly string[]): Promise<ServerCertificate>;
}

/**
 * Makes a certificate authority that is valid from yesterday for 30 days of real time: TLS clients check against the
 * machine's clock, whatever time the simulator plays.
 */
export async function createCertificateAuthority(commonName: string): Promise<CertificateAuthority> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await generateKeys();
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 30 * DAY_MS) };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${commonName}`,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });

  const issue = async (hosts: readonly string[]): Promise<ServerCertificate> => {
    const serverKeys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${hosts[0] ?? 'localhost'}`,
      issuer: authority.subject,
      ...validity,
      signingAlgorithm: ALGORITHM,
      signingKey: keys.privateKey,
      publicKey: serverKeys.publicKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          hosts.map((host) => ({ type: /^[\d.]+$|:/.test(host) ? 'ip' : 'dns', value: host }) as const)
        ),
        await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return {
      certificatePem: certificate.toString('pem'),
      privateKeyPem: await exportPrivateKey(serverKeys.privateKey),
    };
  };

  return { caPem: authority.toString('pem'), issue };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportPrivateKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

/** Positive and unique, as RFC 5280 §4.1.2.2 asks: 16 bytes whose first bit is clear. */
function serialNumber(): string {
  return `0${randomBytes(16).toString('hex').slice(1)}`;
}
