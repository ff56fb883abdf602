import { Buffer } from 'node:buffer';
import path from 'node:path';

/** `sun_path` holds 108 bytes with its closing NUL; what is longer is cut off silently and the file is elsewhere. */
export const maxSocketPathBytes = 107;

const socketName = /^gpx-[0-9a-z]+-[0-9a-f]+\.sock$/;

/** True for names that `socketPath` makes. */
export function isPluginSocketName(name: string): boolean {
  return socketName.test(name);
}

/**
 * Where the unix socket goes: `PLUGIN_UNIX_SOCKET_DIR` or `/tmp`. A directory that leaves no room for a name within
 * the limit, or that holds the handshake's separator, is passed over in favour of `/tmp`, with a warning.
 */
export function socketPath(options: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  /** Lower-case hex, fresh for every start. */
  readonly random: string;
}): { readonly path: string; readonly warning?: string } {
  const name = `gpx-${options.pid.toString(36)}-${options.random}.sock`;
  const fallback = path.posix.join('/tmp', name);
  const wanted = options.env.PLUGIN_UNIX_SOCKET_DIR;
  if (!wanted) {
    return { path: fallback };
  }
  const full = path.posix.resolve(wanted, name);
  const bytes = Buffer.byteLength(full);
  if (bytes > maxSocketPathBytes) {
    return {
      path: fallback,
      warning: `PLUGIN_UNIX_SOCKET_DIR is too long: ${full} has ${bytes} bytes, a socket path at most ${maxSocketPathBytes}; using /tmp`,
    };
  }
  if (/[|\n]/.test(full)) {
    return { path: fallback, warning: `PLUGIN_UNIX_SOCKET_DIR must not contain | or a line break; using /tmp` };
  }
  return { path: full };
}

/** Ports to try on Windows, first to last; `PLUGIN_MIN_PORT` and `PLUGIN_MAX_PORT` bound them. */
export function* tcpPorts(env: Readonly<Record<string, string | undefined>>, start: number): Generator<number> {
  const min = parsePort(env.PLUGIN_MIN_PORT) ?? 10_000;
  const max = Math.max(min, parsePort(env.PLUGIN_MAX_PORT) ?? 25_000);
  const count = max - min + 1;
  for (let index = 0; index < count; index++) {
    yield min + ((start + index) % count);
  }
}

function parsePort(text: string | undefined): number | undefined {
  const port = Number(text);
  return text && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
