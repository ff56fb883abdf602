import type { CacheAnswer } from '@glance/cache';
import { askEach, type Stale } from '@glance/data-source';
import { UpstreamError } from '@glance/upstream';
import type { CostsPiece } from './CostsPiece';
import type { ScopeAnswer } from './fold';
import { type HeldCosts, neverAsked } from './HeldCosts';
import type { CostsPlan } from './plan';
import type { ResolvedScope } from './ResolvedScope';

/** An answer about a piece of time, with its age. */
export interface FetchedAnswer extends ScopeAnswer {
  readonly piece: CostsPiece;
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

/** How a scope's pieces come to be known, in their order. */
type AskScope = (scope: string) => Promise<ReadonlyArray<CacheAnswer<HeldCosts>>>;

export interface FetchOptions {
  readonly ask: AskScope;
  readonly signal: AbortSignal;
  /** An alert rule does without nothing: a day that was not asked about is a failure. */
  readonly fromAlert: boolean;
}

/**
 * Asks all scopes at once.
 * @throws the signal's reason when the caller has gone, and what is neither an answer nor Azure's failure
 */
export async function fetchCosts(
  plan: CostsPlan,
  scopes: readonly ResolvedScope[],
  options: FetchOptions
): Promise<FetchedCosts> {
  const asked = await askEach(scopes, (scope) => fetchScope(plan, scope, options), options.signal);
  return {
    answers: asked.answers.flatMap(({ answer }) => answer),
    failures: asked.failures.map(({ target, error }) => ({ scope: target, error })),
  };
}

async function fetchScope(
  plan: CostsPlan,
  scope: ResolvedScope,
  { ask, fromAlert }: FetchOptions
): Promise<readonly FetchedAnswer[]> {
  const asked = await ask(scope.path);
  // Whoever joins a call that began before midnight gets an answer from before midnight: the next one knows better.
  const pieces = plan.pieces.filter(({ isOptional }) => isOptional !== true);
  const held = asked.some((answer, index) => isFromBefore(pieces[index], answer)) ? await ask(scope.path) : asked;
  return pieces.map((piece, index) => toAnswer({ plan, scope, piece, fromAlert }, held[index]));
}

function isFromBefore(piece: CostsPiece | undefined, { value, stale }: CacheAnswer<HeldCosts>): boolean {
  return piece !== undefined && stale === undefined && neverAsked(piece, value) !== undefined;
}

function toAnswer(
  {
    plan,
    scope,
    piece,
    fromAlert,
  }: {
    readonly plan: CostsPlan;
    readonly scope: ResolvedScope;
    readonly piece: CostsPiece;
    readonly fromAlert: boolean;
  },
  held: CacheAnswer<HeldCosts> | undefined
): FetchedAnswer {
  if (held === undefined) {
    throw new Error(`There is no answer about ${piece.name}`);
  }
  const { value, fetchedAtMs, stale } = held;
  const gap = neverAsked(piece, value);
  // The last good answer counts for the days that it was asked about. About none of them it is no answer.
  if (gap !== undefined && (fromAlert || gap.first === piece.needed.first)) {
    throw stale?.reason ?? new UpstreamError('unavailable', 'Azure was last asked before midnight. Ask again');
  }
  return { scope, piece, question: plan.question, table: value.table, neverAsked: gap, fetchedAtMs, stale };
}
