import { isUpstreamError, type UpstreamError } from '@glance/upstream';
import { refuseIncomplete } from './completeness';
import type { CountsPart } from './CountsPart';
import { type FetchedPart, type FetchOptions, fetchPart } from './fetchPart';
import type { CountsPlan } from './plan';

/** What came of a plan. */
export interface FetchedCounts {
  readonly groups: FetchedPart;
  readonly total?: FetchedPart;
  readonly seen?: FetchedPart;
  /** On a dashboard: what there is no answer about beside the groups themselves. */
  readonly failures: ReadonlyArray<{ readonly what: string; readonly error: UpstreamError }>;
}

/**
 * Asks about all parts of a plan at once. A dashboard does without the total and without groups that have no logs; an
 * alert rule does without nothing.
 * @throws the signal's reason when the caller has gone, UpstreamError when Datadog has no answer for the groups, or none
 * that an alert rule may judge by
 */
export async function fetchCounts(
  { groups, total, seen }: CountsPlan,
  options: FetchOptions & { readonly signal: AbortSignal }
): Promise<FetchedCounts> {
  const [known, all, kept] = await Promise.all([
    fetchPart(groups, options),
    fetchAside('The total is left out', total, options),
    fetchAside('Groups without logs are left out', seen, options),
  ]);
  options.signal.throwIfAborted();
  const fetched = { groups: known, total: all.part, seen: kept.part };
  if (options.fromAlert) {
    refuseIncomplete(Object.values(fetched).filter((part) => part !== undefined));
  }
  return { ...fetched, failures: [...all.failures, ...kept.failures] };
}

interface Aside {
  readonly part?: FetchedPart;
  readonly failures: FetchedCounts['failures'];
}

async function fetchAside(what: string, part: CountsPart | undefined, options: FetchOptions): Promise<Aside> {
  if (part === undefined) {
    return { failures: [] };
  }
  try {
    return { part: await fetchPart(part, options), failures: [] };
  } catch (error) {
    if (options.fromAlert || !isUpstreamError(error)) {
      throw error;
    }
    return { failures: [{ what, error }] };
  }
}
