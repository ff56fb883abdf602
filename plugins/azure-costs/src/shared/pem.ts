const CERTIFICATE = /-----BEGIN CERTIFICATE-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END CERTIFICATE-----/g;

/** The certificates in a PEM text, each from its BEGIN to its END line; empty when there is none. */
export function certificatesIn(pem: string): readonly string[] {
  return [...pem.matchAll(CERTIFICATE)].map(([block]) => block);
}
