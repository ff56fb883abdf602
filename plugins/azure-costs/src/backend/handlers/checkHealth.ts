import type { CallContext, HealthResult } from '@glance/plugin-sdk';
import { addDays, dayOf, formatDay } from '@glance/time-buckets';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import type { AzureCall } from '../upstream/AzureUpstream';
import { principalOf } from '../upstream/principalOf';
import { azureCall } from './azureCall';
import { translated } from './toPluginError';

/** One thing that the health check tried, in the order tried. */
interface HealthStep {
  readonly name: 'signIn' | 'listSubscriptions' | 'costQuery';
  readonly status: 'ok' | 'error' | 'skipped';
  readonly message: string;
}

/** A step by its name; `run` says what it found. */
interface Trial {
  readonly name: HealthStep['name'];
  readonly run: () => Promise<string>;
}

/**
 * Signs in, lists subscriptions and asks for one day of costs, without the cache in between. The first step that fails
 * says what to do; those after it are skipped.
 */
export function checkHealth(context: CallContext<AzureCostsInstance>): Promise<HealthResult> {
  return translated(async () => {
    const steps = await runTrials(trials(context.instance, azureCall(context)), context.signal);
    const failed = steps.find(({ status }) => status === 'error');
    const message = failed?.message ?? `Azure can be read: ${steps.map((step) => step.message).join(', ')}.`;
    const warning = context.instance.settings.tlsSkipVerify
      ? ' Warning: tlsSkipVerify is on, so whoever sits in between can read secrets and tokens. Trust a private CA by tlsCACert instead.'
      : '';
    return { status: failed === undefined ? 'ok' : 'error', message: `${message}${warning}`, details: { steps } };
  });
}

function trials(instance: AzureCostsInstance, call: AzureCall): readonly Trial[] {
  const { upstream, settings } = instance;
  const ownScope = settings.defaultScopes.find(({ kind }) => kind !== 'all')?.path;
  let scope = ownScope;
  return [
    {
      name: 'signIn',
      run: async () => {
        await upstream.signIn(call);
        return 'signed in';
      },
    },
    {
      name: 'listSubscriptions',
      run: async () => {
        const subscriptions = await upstream.listSubscriptions(call);
        const [first] = subscriptions;
        scope ??= first && `subscriptions/${first.id.toLowerCase()}`;
        return `${subscriptions.length} ${subscriptions.length === 1 ? 'subscription' : 'subscriptions'} listed`;
      },
    },
    {
      name: 'costQuery',
      run: async () => {
        if (scope === undefined) {
          throw new UpstreamError(
            'forbidden',
            `${principalOf(settings.credentials)} sees no subscription. Give it the role Cost Management Reader on those to be shown`
          );
        }
        await askOneDay(scope, instance, call).catch((error: unknown) => {
          throw aboutScope(error, { scope: scope ?? '', isOwn: scope === ownScope });
        });
        return `costs of ${scope} readable`;
      },
    },
  ];
}

async function askOneDay(scope: string, instance: AzureCostsInstance, call: AzureCall): Promise<void> {
  const yesterday = formatDay(addDays(dayOf(instance.nowMs()), -1));
  const question = { costType: 'ActualCost', metric: 'Cost', granularity: 'None', groupBy: [], filters: [] } as const;
  await instance.upstream.queryCosts({ scope, ...question, from: yesterday, to: yesterday }, call);
}

/** The same failure, with the scope that it is about, and where that is written if it is wrong. */
function aboutScope(error: unknown, { scope, isOwn }: { readonly scope: string; readonly isOwn: boolean }): unknown {
  if (!isUpstreamError(error)) {
    return error;
  }
  const isWrong = isOwn && (error.code === 'notFound' || error.code === 'badRequest');
  const { status, retryAfterMs } = error;
  const text = `${scope}${isWrong ? ' (of defaultScopes)' : ''}: ${error.message}`;
  return new UpstreamError(error.code, text, { status, retryAfterMs });
}

async function runTrials(all: readonly Trial[], signal: AbortSignal): Promise<readonly HealthStep[]> {
  const steps: HealthStep[] = [];
  for (const { name, run } of all) {
    if (steps.some(({ status }) => status !== 'ok')) {
      steps.push({ name, status: 'skipped', message: 'not tried, because the step before it failed' });
      continue;
    }
    try {
      steps.push({ name, status: 'ok', message: await run() });
    } catch (error) {
      signal.throwIfAborted();
      if (!isUpstreamError(error)) {
        throw error;
      }
      steps.push({ name, status: 'error', message: `${error.message}${hintOf(error)}` });
    }
  }
  return steps;
}

function hintOf(error: UpstreamError): string {
  return error.code === 'rateLimited' ? '. This is no error of the settings; test them again then' : '';
}
