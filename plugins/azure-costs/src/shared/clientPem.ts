import { certificatesIn, InvalidInput, type PemBlock, pemBlocks } from '@glance/user-input';

/** A certificate to sign in with, as text; whether its parts belong together is not known yet. */
export interface ClientPem {
  /** At least one. */
  readonly certificates: readonly string[];
  /** Not encrypted. */
  readonly privateKey: string;
}

const FIELD = 'clientCertificate';

/**
 * Takes a pasted certificate and key apart.
 * @throws InvalidInput saying what is missing; nothing of the text is quoted
 */
export function parseClientPem(pem: string): ClientPem {
  const keys = pemBlocks(pem).filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const certificates = certificatesIn(pem);
  const [key] = keys;
  if (pem.trim() === '') {
    throw invalid('is missing: paste the PEM text of the certificate and of its private key');
  }
  if (key === undefined && certificates.length === 0) {
    throw invalid(
      'is no PEM text: paste the certificate and its private key, each from its -----BEGIN … line to its -----END … line (a .pfx file is turned into PEM with openssl pkcs12 -nodes)'
    );
  }
  if (certificates.length === 0) {
    throw invalid('has a private key but no certificate: paste the block -----BEGIN CERTIFICATE----- too');
  }
  if (key === undefined) {
    throw invalid('has a certificate but no private key: paste the block -----BEGIN PRIVATE KEY----- too');
  }
  if (keys.length > 1) {
    throw invalid(`has ${keys.length} private keys: leave only the one that belongs to the certificate`);
  }
  if (isEncrypted(key)) {
    throw invalid(
      'has an encrypted private key, which cannot be used without its password: decrypt it with openssl pkey, and paste the result'
    );
  }
  return { certificates, privateKey: key.text };
}

function isEncrypted({ label, text }: PemBlock): boolean {
  return label === 'ENCRYPTED PRIVATE KEY' || /Proc-Type:.*ENCRYPTED/.test(text);
}

function invalid(problem: string): InvalidInput {
  return new InvalidInput(FIELD, `${FIELD} ${problem}`);
}
