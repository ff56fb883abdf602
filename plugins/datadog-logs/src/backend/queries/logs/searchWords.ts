/** A quoted text, a word up to where quotes or parentheses begin, or a parenthesis. */
const TOKEN = /"(?:[^"\\]|\\[^])*"?|(?:[^\s()"\\]|\\[^])+|[()]/g;

const WILDCARD = /[*?]/;

/**
 * The words of a search that stand in messages, as the regular expressions with which Grafana marks them in log lines.
 * Datadog does not tell upper from lower case there. What is excluded, or belongs to a facet, is none of them.
 */
export function searchWords(query: string): readonly string[] {
  const words: string[] = [];
  /** For each open parenthesis whether what is in it stands in messages. */
  const groups: boolean[] = [];
  let isWanted = true;
  for (const [token] of query.matchAll(TOKEN)) {
    if (token === '(') {
      groups.push(isWanted);
      continue;
    }
    if (token === ')') {
      groups.pop();
    } else if (isWanted) {
      words.push(...wordsOf(token));
    }
    const isInMessages = groups.at(-1) ?? true;
    isWanted = isInMessages && !opensOther(token);
  }
  return [...new Set(words)];
}

/** Whether what comes right behind a token belongs to a facet or is excluded. */
function opensOther(token: string): boolean {
  return token === '-' || token === 'NOT' || /^[^"].*:-?$/s.test(token);
}

function wordsOf(token: string): readonly string[] {
  if (token.startsWith('"')) {
    return pattern(plain(token.replace(/^"|"$/g, '')));
  }
  const isOther = token.startsWith('-') || /(?:^|[^\\]):/.test(token) || ['AND', 'OR', 'NOT'].includes(token);
  return isOther ? [] : token.split(WILDCARD).flatMap((part) => pattern(plain(part)));
}

function plain(text: string): string {
  return text.replaceAll(/\\([^])/g, '$1');
}

function pattern(text: string): readonly string[] {
  return text === '' ? [] : [`(?i)${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`];
}
