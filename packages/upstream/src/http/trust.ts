import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { UpstreamError } from '../UpstreamError';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates to trust when a private CA is set: that one besides the built-in roots, since Node replaces them by
 * whatever is passed. Throws an UpstreamError naming the setting `tlsCACert` when it holds no readable certificate.
 */
export function trustedCertificates(caPem: string): readonly string[] {
  const certificates = caPem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) {
    throw new UpstreamError(
      'badRequest',
      'tlsCACert holds no certificate: it must be PEM text, beginning with -----BEGIN CERTIFICATE-----'
    );
  }
  certificates.forEach((pem, index) => {
    if (!isReadable(pem)) {
      throw new UpstreamError(
        'badRequest',
        `tlsCACert is damaged: its certificate number ${String(index + 1)} cannot be read, so paste it again`
      );
    }
  });
  return [...rootCertificates, ...certificates];
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.byteLength > 0;
  } catch {
    return false;
  }
}
