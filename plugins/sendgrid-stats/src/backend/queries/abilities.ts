/** What a key may be allowed to read, with the scopes that it takes (https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions). */
const ABILITIES: ReadonlyArray<{ readonly name: string; readonly scopes: readonly string[] }> = [
  { name: 'stats', scopes: ['stats.read'] },
  { name: 'categories', scopes: ['categories.stats.read', 'categories.stats.sums.read'] },
  { name: 'subusers', scopes: ['subusers.stats.read', 'subusers.stats.sums.read'] },
  { name: 'mailbox providers', scopes: ['mailbox_providers.stats.read'] },
  { name: 'credits', scopes: ['user.credits.read'] },
  { name: 'reputation', scopes: ['user.account.read'] },
];

/** What a key's scopes allow, and what they do not. */
export interface Abilities {
  readonly can: readonly string[];
  /** Each with the scopes that it lacks. */
  readonly cannot: ReadonlyArray<{ readonly name: string; readonly missing: readonly string[] }>;
}

/** Sorts the query types of this data source by what a key's scopes allow. */
export function abilitiesOf(scopes: readonly string[]): Abilities {
  const granted = new Set(scopes);
  const judged = ABILITIES.map(({ name, scopes: needed }) => ({
    name,
    missing: needed.filter((scope) => !isGranted(scope, granted)),
  }));
  return {
    can: judged.filter(({ missing }) => missing.length === 0).map(({ name }) => name),
    cannot: judged.filter(({ missing }) => missing.length > 0),
  };
}

// The right to all statistics is granted as one, `stats.read`, or part by part.
function isGranted(scope: string, granted: ReadonlySet<string>): boolean {
  return granted.has(scope) || (scope === 'stats.read' && granted.has('stats.global.read'));
}

/** The abilities in a sentence: `can read stats, credits; cannot read categories (categories.stats.read is missing)`. */
export function abilitiesText({ can, cannot }: Abilities): string {
  const lacks = cannot.map(({ name, missing }) => `${name} (${missing.join(', ')} missing)`);
  return [
    ...(can.length > 0 ? [`can read ${can.join(', ')}`] : []),
    ...(lacks.length > 0 ? [`cannot read ${lacks.join(', ')}`] : []),
  ].join('; ');
}
