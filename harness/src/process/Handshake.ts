/** Where a plugin listens, as it said on its first line of output. */
export interface Handshake {
  readonly network: 'unix' | 'tcp';
  /** A socket's path, or `host:port`. */
  readonly address: string;
}

/**
 * Reads the line as go-plugin does. Returns what is wrong with it otherwise, in words.
 */
export function parseHandshake(line: string): Handshake | { readonly problem: string } {
  const [core, app, network, address, protocol, certificate = ''] = line.trim().split('|');
  if (protocol === undefined) {
    return { problem: 'a handshake has five fields: CORE|APP|NETWORK|ADDRESS|PROTOCOL' };
  }
  if (core !== '1') {
    return { problem: `core protocol must be 1, not ${core}` };
  }
  if (app !== '2') {
    return { problem: `application protocol must be 2, not ${app}` };
  }
  if ((network !== 'unix' && network !== 'tcp') || !address) {
    return { problem: `cannot dial ${network} ${address}` };
  }
  if (protocol !== 'grpc') {
    return { problem: `protocol must be grpc, not ${protocol}` };
  }
  if (certificate !== '') {
    return { problem: 'the plugin asks for TLS, which Grafana does not use' };
  }
  return { network, address };
}
