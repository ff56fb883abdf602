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
  const tried = await Promise.all(
    instance.accounts.map(async (source) => ({
      name: source.account.name,
      steps: await checkAccount(source, { call, signal }),
    }))
  );
  const steps = tried.flatMap(({ name, steps: own }) =>
    own.map((step) => ({ ...step, message: `${name}: ${step.message}` }))
  );
  const { tlsSkipVerify } = instance.settings;
  const found = foundText(tried.flatMap(({ name, steps: own }) => own.map(({ message }) => ({ name, message }))));
  return healthResult(steps, { summary: 'SendGrid can be read', found, tlsSkipVerify });
}

/** How many accounts are named that have the same in common. */
const MAX_NAMED = 3;

/** What was found, once for all accounts of which it is true: `Marketing, Shop: can read stats`. */
function foundText(findings: ReadonlyArray<{ readonly name: string; readonly message: string }>): string {
  const texts = [...new Set(findings.map(({ message }) => message))];
  return texts
    .map((text) => {
      const names = findings.filter(({ message }) => message === text).map(({ name }) => name);
      const unnamed = names.length - MAX_NAMED;
      return `${names.slice(0, MAX_NAMED).join(', ')}${unnamed > 0 ? ` and ${unnamed} more` : ''}: ${text}`;
    })
    .join('. ');
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
  return runTrials([{ name: account.id, run }], signal);
}
