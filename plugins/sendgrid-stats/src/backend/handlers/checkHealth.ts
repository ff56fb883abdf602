import { healthResult, type HealthStep, runTrials, type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext, HealthResult } from '@glance/plugin-sdk';
import { UpstreamError } from '@glance/upstream';
import type { AccountSource } from '../AccountSource';
import { abilitiesOf, abilitiesText } from '../queries/abilities';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';

/**
 * Asks for each account what its key may do, without the cache in between: a step for each account, named by its id.
 * Accounts are tried side by side, and one that fails is an error that names it, however many are good.
 */
export async function checkHealth(context: CallContext<SendGridStatsInstance>): Promise<HealthResult> {
  const { instance, signal } = context;
  const call = upstreamCall(context);
  const steps = await Promise.all(instance.accounts.map((source) => checkAccount(source, { call, signal })));
  const { tlsSkipVerify } = instance.settings;
  return healthResult(steps.flat(), { summary: 'SendGrid can be read', tlsSkipVerify });
}

async function checkAccount(
  { account, upstream }: AccountSource,
  { call, signal }: { readonly call: UpstreamCall; readonly signal: AbortSignal }
): Promise<readonly HealthStep[]> {
  const run = async () => {
    const abilities = abilitiesOf(await upstream.scopes(call));
    const text = abilitiesText(abilities);
    if (abilities.can.length === 0) {
      throw new UpstreamError('forbidden', `The key is good, but ${text}. Give it the scope stats.read`, {
        status: 403,
      });
    }
    return text;
  };
  const steps = await runTrials([{ name: account.id, run }], signal);
  return steps.map((step) => ({ ...step, message: `${account.name}: ${step.message}` }));
}
