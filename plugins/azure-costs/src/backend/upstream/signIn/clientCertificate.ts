import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { UpstreamError } from '@glance/upstream';
import { InvalidInput } from '@glance/user-input';
import type { ClientPem } from '../../../shared/clientPem';

/** A certificate and the key that belongs to it. */
export interface ClientCertificate {
  /** PEM: the certificate, then its key as PKCS#8. */
  readonly pem: string;
  /** Epoch ms. */
  readonly validFromMs: number;
  /** Epoch ms. */
  readonly validToMs: number;
}

/**
 * Finds the certificate that belongs to the key; those of issuers may stand beside it.
 * @throws InvalidInput when there is none, or a part cannot be read; nothing of the text is quoted
 */
export function readClientCertificate({ certificates, privateKey }: ClientPem): ClientCertificate {
  const key = readKey(privateKey);
  const publicKey = publicPart(createPublicKey(key));
  const own = certificates.map(readCertificate).find((certificate) => publicPart(certificate.publicKey) === publicKey);
  if (own === undefined) {
    throw invalid('has a private key that does not belong to its certificate: paste the two that were made together');
  }
  return {
    pem: `${own.toString().trim()}\n${key.export({ format: 'pem', type: 'pkcs8' }).toString()}`,
    validFromMs: Date.parse(own.validFrom),
    validToMs: Date.parse(own.validTo),
  };
}

/** @throws UpstreamError `unauthorized` when the certificate is not valid now */
export function checkValidity({ validFromMs, validToMs }: ClientCertificate, nowMs: number): void {
  if (nowMs > validToMs) {
    throw new UpstreamError(
      'unauthorized',
      `The client certificate has expired on ${dayText(validToMs)}. Make a new one, upload it to the app registration, and enter it with its key (clientCertificate)`
    );
  }
  if (nowMs < validFromMs) {
    throw new UpstreamError(
      'unauthorized',
      `The client certificate is not valid before ${dayText(validFromMs)}. Check the clock of the Grafana server, or enter another one (clientCertificate)`
    );
  }
}

function readKey(privateKey: string): KeyObject {
  const key = attempt(() => createPrivateKey(privateKey), 'has a private key that cannot be read: paste it again');
  // Microsoft Entra ID takes assertions that are signed by RSA keys only
  // (https://learn.microsoft.com/entra/identity-platform/certificate-credentials).
  if (key.asymmetricKeyType !== 'rsa') {
    throw invalid(
      'has a private key that is no RSA key, which Azure does not accept: make a certificate with an RSA key'
    );
  }
  return key;
}

function readCertificate(certificate: string): X509Certificate {
  return attempt(() => new X509Certificate(certificate), 'has a certificate that cannot be read: paste it again');
}

// Compared as text, because that is alike on every run-time.
function publicPart(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

// OpenSSL's own error is dropped: it says nothing to a user.
function attempt<T>(read: () => T, problem: string): T {
  try {
    return read();
  } catch {
    throw invalid(problem);
  }
}

function invalid(problem: string): InvalidInput {
  return new InvalidInput('clientCertificate', `clientCertificate ${problem}`);
}
