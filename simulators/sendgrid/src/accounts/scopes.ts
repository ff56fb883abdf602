import { CALLS } from '../endpointOf';

/** What a key may do, as far as the simulator asks for it, besides a few that full keys have as well. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set(['mail.send', 'user.timezone.read', ...Object.values(CALLS).flatMap(({ scopes }) => scopes)]),
].sort();

/** What a subuser can have: there are none below it. */
export function scopesOfSubuser(scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => !scope.startsWith('subusers.'));
}
