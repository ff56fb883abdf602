import { UpstreamError } from '@glance/upstream';
import type { FetchedPart } from './fetchPart';

type State = Pick<FetchedPart, 'isTimedOut' | 'warnings'>;

/** What Datadog says where an index that is named does not exist, or not any more; the others it looks at. */
const UNKNOWN_INDEX = 'unknown_index';

/**
 * Why what Datadog gave is too little, in its own words; undefined when it is not.
 * @param what it gave
 */
export function incompleteText(parts: readonly State[], what: 'counts' | 'logs' = 'counts'): string | undefined {
  const warnings = parts
    .flatMap((part) => part.warnings)
    .map(({ title, detail, code }) => {
      const text = [title, detail].filter((word) => word !== '').join(': ');
      const said = text === '' ? code : text;
      return code === UNKNOWN_INDEX ? `${said} (check indexes)` : said;
    });
  const texts = [
    ...(parts.some(({ isTimedOut }) => isTimedOut)
      ? ['it gave up before it had looked at all logs, so ask for a shorter range or narrow the search']
      : []),
    ...new Set(warnings),
  ];
  return texts.length === 0 ? undefined : `Datadog’s ${what} are incomplete: ${texts.join('; ')}`;
}

/**
 * An alert rule must not judge by a part of the logs.
 * @throws UpstreamError when Datadog itself says that its answers are such
 */
export function refuseIncomplete(parts: readonly State[]): void {
  const text = incompleteText(parts);
  if (text === undefined) {
    return;
  }
  if (parts.some(({ isTimedOut }) => isTimedOut)) {
    throw new UpstreamError('timeout', text);
  }
  const isOfQuery = parts.every(({ warnings }) => warnings.every(({ code }) => code === UNKNOWN_INDEX));
  throw new UpstreamError(isOfQuery ? 'badRequest' : 'unavailable', text);
}
