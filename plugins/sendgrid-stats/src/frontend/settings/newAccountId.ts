const FALLBACK = 'account';
const MAX_LENGTH = 40;

// Letters that are none with an accent.
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th' };

/**
 * The id that an account gets for its name: lower-case letters, digits and hyphens, unlike those that are taken.
 * @param taken ids of accounts, and those under which a key may still be kept
 */
export function newAccountId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłþ]/g, (letter) => LETTERS[letter] ?? letter);
  const words = plain.match(/[a-z0-9]+/g) ?? [FALLBACK];
  const base = words.join('-').slice(0, MAX_LENGTH).replace(/-$/, '');
  let id = base;
  for (let count = 2; taken.has(id); count++) {
    id = `${base}-${count}`;
  }
  return id;
}
