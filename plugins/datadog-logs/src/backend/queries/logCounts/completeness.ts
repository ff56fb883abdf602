import { UpstreamError } from '@glance/upstream';
import type { FetchedPart } from './fetchPart';

type State = Pick<FetchedPart, 'isTimedOut' | 'warnings'>;

/**
 * Why what Datadog gave is too little, in its own words; undefined when it is not.
 * @param what it gave
 */
export function incompleteText(parts: readonly State[], what: 'counts' | 'logs' = 'counts'): string | undefined {
  const warnings = parts
    .flatMap((part) => part.warnings)
    .map(({ title, detail, code }) => {
      const text = [title, detail].filter((word) => word !== '').join(': ');
      return text === '' ? code : text;
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
  if (text !== undefined) {
    throw new UpstreamError(parts.some(({ isTimedOut }) => isTimedOut) ? 'timeout' : 'unavailable', text);
  }
}
