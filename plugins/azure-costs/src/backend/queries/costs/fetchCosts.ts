import type { CacheAnswer } from '@glance/cache';
import { isUpstreamError, type UpstreamError } from '@glance/upstream';
import type { Stale } from '../staleNotice';
import type { CostTable } from './CostTable';
import type { CostsRequest } from './CostsRequest';
import type { ScopeAnswer } from './fold';
import type { ResolvedScope } from './ResolvedScope';

/** An answer with its age. */
export interface FetchedAnswer extends ScopeAnswer {
  readonly fetchedAtMs: number;
  readonly stale?: Stale;
}

/** A scope that gave no answer. */
export interface FailedScope {
  readonly scope: ResolvedScope;
  readonly error: UpstreamError;
}

/** What came of a plan. A scope whose answer lacks a piece has failed: a part of its costs would look like all. */
export interface FetchedCosts {
  readonly answers: readonly FetchedAnswer[];
  readonly failures: readonly FailedScope[];
}

/** A scope and what it is asked. */
export interface ScopePlan {
  readonly scope: ResolvedScope;
  readonly requests: readonly CostsRequest[];
}

/**
 * Asks everything at once.
 * @throws the signal's reason when the caller has gone, and what is neither an answer nor Azure's failure
 */
export async function fetchCosts(
  plans: readonly ScopePlan[],
  {
    ask,
    signal,
  }: {
    readonly ask: (request: CostsRequest) => Promise<CacheAnswer<CostTable>>;
    readonly signal: AbortSignal;
  }
): Promise<FetchedCosts> {
  const outcomes = await Promise.all(plans.map((plan) => fetchScope(plan, ask)));
  signal.throwIfAborted();
  return {
    answers: outcomes.flatMap((outcome) => ('answers' in outcome ? outcome.answers : [])),
    failures: outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : [])),
  };
}

async function fetchScope(
  { scope, requests }: ScopePlan,
  ask: (request: CostsRequest) => Promise<CacheAnswer<CostTable>>
): Promise<{ readonly answers: readonly FetchedAnswer[] } | FailedScope> {
  try {
    const answers = await Promise.all(
      requests.map(async (request) => {
        const { value: table, fetchedAtMs, stale } = await ask(request);
        return { scope, request, table, fetchedAtMs, stale };
      })
    );
    return { answers };
  } catch (error) {
    if (isUpstreamError(error)) {
      return { scope, error };
    }
    throw error;
  }
}
