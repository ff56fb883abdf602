/** One block of a PEM text. */
export interface PemBlock {
  /** What stands after BEGIN, such as `CERTIFICATE` or `RSA PRIVATE KEY`. */
  readonly label: string;
  /** The block from its BEGIN to its END line, in lines of 64 characters, however it was pasted. */
  readonly text: string;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;
const BASE64 = /^[A-Za-z0-9+/]+=*$/;

/**
 * The blocks of a PEM text, in order. Line breaks may have become spaces, or the two characters `\n`, which is what
 * environment variables and YAML make of them. An encrypted key in the old style has header lines, and stays as it is.
 */
export function pemBlocks(pem: string): readonly PemBlock[] {
  return [...pem.replaceAll('\\n', '\n').matchAll(BLOCK)].flatMap(([whole, label = '', body = '']) => {
    if (body.includes('Proc-Type:')) {
      return [{ label, text: whole }];
    }
    const base64 = body.replace(/\s+/g, '');
    const lines = base64.match(/.{1,64}/g) ?? [];
    const text = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
    return BASE64.test(base64) ? [{ label, text }] : [];
  });
}

/** The certificates in a PEM text, each from its BEGIN to its END line; empty when there is none. */
export function certificatesIn(pem: string): readonly string[] {
  return pemBlocks(pem)
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ text }) => text);
}
