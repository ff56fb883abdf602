import { healthResult, type HealthTrial, runTrials, type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext, HealthResult } from '@glance/plugin-sdk';
import { addDays, dayOf, formatDay } from '@glance/time-buckets';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { principalOf } from '../upstream/principalOf';

/**
 * Signs in, lists subscriptions and asks for one day of costs, without the cache in between. The first step that fails
 * says what to do; those after it are skipped.
 */
export async function checkHealth(context: CallContext<AzureCostsInstance>): Promise<HealthResult> {
  const { instance, signal } = context;
  const steps = await runTrials(trials(instance, upstreamCall(context)), signal);
  return healthResult(steps, { summary: 'Azure can be read', tlsSkipVerify: instance.settings.tlsSkipVerify });
}

function trials(instance: AzureCostsInstance, call: UpstreamCall): readonly HealthTrial[] {
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

async function askOneDay(scope: string, instance: AzureCostsInstance, call: UpstreamCall): Promise<void> {
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
