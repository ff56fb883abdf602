import type { CacheAnswer } from '@glance/cache';
import type { CheckedFrame } from '@glance/data-frames';
import { staleNotice, upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { CreditsQuery, ReputationQuery } from '../../shared/AccountQuery';
import type { AccountSource } from '../AccountSource';
import { figuresFrame, type FiguresInput } from '../queries/figures/frames';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { CREDITS_REQUEST, REPUTATION_REQUEST, type SendGridRequest, requestText } from '../upstream/SendGridRequest';
import { askAccounts } from './askAccounts';
import { askedAccounts } from './askedAccounts';

type Context = CallContext<SendGridStatsInstance>;

/** Answers a `credits` query with one frame: what is left of each account's credits, and more. */
export function queryCredits({ accounts, figures }: CreditsQuery, context: Context): Promise<CheckedFrame> {
  const call = upstreamCall(context);
  return queryFigures(
    {
      accounts,
      names: figures,
      unit: 'short',
      request: CREDITS_REQUEST,
      ask: (source) => source.credits(call),
      figuresOf: (credits) => credits,
    },
    context
  );
}

/** Answers a `reputation` query with one frame: SendGrid's opinion of each account, in percent. */
export function queryReputation({ accounts }: ReputationQuery, context: Context): Promise<CheckedFrame> {
  const call = upstreamCall(context);
  return queryFigures(
    {
      accounts,
      names: ['reputation'],
      unit: 'percent',
      request: REPUTATION_REQUEST,
      ask: (source) => source.reputation(call),
      figuresOf: (reputation) => ({ reputation }),
    },
    context
  );
}

interface FiguresTask<T> extends Pick<FiguresInput, 'names' | 'unit'> {
  /** Ids. */
  readonly accounts: readonly string[];
  /** For the query inspector. */
  readonly request: SendGridRequest;
  readonly ask: (source: AccountSource) => Promise<CacheAnswer<T>>;
  readonly figuresOf: (value: T) => Readonly<Record<string, number | null>>;
}

async function queryFigures<T>(
  { accounts, names, unit, request, ask, figuresOf }: FiguresTask<T>,
  context: Context
): Promise<CheckedFrame> {
  const { sources } = askedAccounts(accounts, context.instance);
  const { answers, notices } = await askAccounts(sources, ask, context);
  const oldestMs = Math.min(...answers.map(({ answer }) => answer.fetchedAtMs));
  return figuresFrame({
    names,
    unit,
    accounts: answers.map(({ target, answer }) => ({
      account: target.account.name,
      figures: figuresOf(answer.value),
    })),
    meta: {
      notices: [
        ...notices,
        ...answers.flatMap(({ target, answer }) =>
          answer.stale ? [staleNotice(`The figures of ${target.account.name} are`, answer.stale)] : []
        ),
      ],
      custom: { fetchedAt: new Date(oldestMs).toISOString() },
      executedQueryString: requestText(request),
    },
  });
}
