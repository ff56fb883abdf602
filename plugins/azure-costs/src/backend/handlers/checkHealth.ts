import type { CallContext, HealthResult } from '@glance/plugin-sdk';
import { addDays, dayOf } from '@glance/time-buckets';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { planCosts } from '../queries/costs/plan';
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
      ? ' Warning: tlsSkipVerify is on, so whoever sits in between can read the client secret. Trust a private CA by tlsCACert instead.'
      : '';
    return { status: failed === undefined ? 'ok' : 'error', message: `${message}${warning}`, details: { steps } };
  });
}

function trials(instance: AzureCostsInstance, call: AzureCall): readonly Trial[] {
  const { upstream, settings } = instance;
  let scope = settings.defaultScopes.find(({ kind }) => kind !== 'all')?.path;
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
            `${principalOf(instance.settings.credentials)} sees no subscription. Give it the role Cost Management Reader on those to be shown`
          );
        }
        await askOneDay(scope, instance, call);
        return `costs of ${scope} readable`;
      },
    },
  ];
}

async function askOneDay(scope: string, instance: AzureCostsInstance, call: AzureCall): Promise<void> {
  const nowMs = instance.nowMs();
  const yesterday = addDays(dayOf(nowMs), -1);
  const query = { costType: 'ActualCost', metric: 'Cost', granularity: 'None', groupBy: [], filters: [] } as const;
  const requests = planCosts({ query, scopes: [scope], days: { first: yesterday, last: yesterday }, nowMs });
  try {
    await Promise.all(requests.map((request) => instance.upstream.queryCosts(request, call)));
  } catch (error) {
    if (isUpstreamError(error)) {
      throw new UpstreamError(error.code, `${scope}: ${error.message}`, { status: error.status });
    }
    throw error;
  }
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
      steps.push({ name, status: 'error', message: error.message });
    }
  }
  return steps;
}
