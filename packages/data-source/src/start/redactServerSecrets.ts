const MASK = '[redacted]';
/** Shorter ones would black out ordinary words. */
const SHORTEST_SECRET = 4;

/**
 * Takes Redis's password, from wherever the server's settings have it, out of a text; to be made before anything else
 * of the plugin is loaded.
 */
export function redactServerSecrets(env: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const written = [env['GF_PLUGIN_REDIS_PASSWORD']?.trim(), passwordIn(env['GF_PLUGIN_REDIS_URL'] ?? '')];
  const forms = new Set(written.flatMap((secret = '') => [secret, decoded(secret), encodeURIComponent(secret)]));
  const longestFirst = [...forms].filter(({ length }) => length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((clean, secret) => clean.replaceAll(secret, MASK), text);
}

/** What stands between the first `:` behind the scheme and the last `@` before the path, also where it is no good URL. */
function passwordIn(url: string): string | undefined {
  return /^\s*(?:\w+:\/\/)?[^/@:]*:([^/]*)@/.exec(url)?.[1];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
