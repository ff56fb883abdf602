/**
 * Whether two URLs have the same scheme, host and port. Credentials may go along only then: check every next link
 * that a vendor sends before following it. False when either is no URL.
 */
export function sameOrigin(one: string | URL, other: string | URL): boolean {
  const [first, second] = [originOf(one), originOf(other)];
  return first !== undefined && first === second;
}

function originOf(url: string | URL): string | undefined {
  if (!URL.canParse(String(url))) {
    return undefined;
  }
  const { origin } = new URL(String(url));
  // "null" is the origin of schemes that have none, such as data: and file:; no two of them are the same place.
  return origin === 'null' ? undefined : origin;
}
