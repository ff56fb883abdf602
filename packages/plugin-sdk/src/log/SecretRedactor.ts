const mask = '[redacted]';
/** Shorter values would turn ordinary words into masks. */
const minSecretChars = 6;
const minLineChars = 16;

/**
 * Replaces known secrets in text by `[redacted]`. Knows each value as it is, URL-encoded and in base64, and every
 * longer line of a multi-line one, because a PEM is often quoted by the line.
 */
export class SecretRedactor {
  /** The two newest sets of each owner: calls that began before a secret was changed may still name the old one. */
  private readonly owners = new Map<string, ReadonlyArray<readonly string[]>>();
  private longestFirst: readonly string[] | undefined;

  /** Takes over the owner's present values. */
  remember(owner: string, values: Iterable<string>): void {
    const forms = [...new Set([...values].flatMap(formsOf))].sort();
    const [newest, ...older] = this.owners.get(owner) ?? [];
    if (newest && forms.join('\0') === newest.join('\0')) {
      return;
    }
    this.owners.set(owner, [forms, newest ?? older[0] ?? []]);
    this.longestFirst = undefined;
  }

  forget(owner: string): void {
    this.owners.delete(owner);
    this.longestFirst = undefined;
  }

  /** A function value, so that it can be handed on. */
  readonly redact = (text: string): string => {
    this.longestFirst ??= [...new Set([...this.owners.values()].flat(2))].sort((a, b) => b.length - a.length);
    return this.longestFirst.reduce(
      (clean, secret) => (clean.includes(secret) ? clean.replaceAll(secret, mask) : clean),
      text
    );
  };
}

function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const pieces =
    lines.length > 1 ? lines.filter((line) => line.length >= minLineChars && !line.startsWith('-----')) : [];
  return [secret, secret.trim(), ...pieces]
    .filter((text) => text.length >= minSecretChars)
    .flatMap((text) => [text, urlEncoded(text), Buffer.from(text).toString('base64')]);
}

function urlEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair has no URL form.
    return text;
  }
}
