import { type CheckedFrame, type Notice, stringField, table } from '@glance/data-frames';
import type { CallContext } from '@glance/plugin-sdk';
import { isUpstreamError, type UpstreamError } from '@glance/upstream';
import type { Scope } from '../../shared/scope';
import type { ResourceGroupsVariable, VariableQuery } from '../../shared/variableQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import type { AzureCall } from '../upstream/AzureUpstream';
import { azureCall } from './azureCall';
import { badRequest } from './toPluginError';

type Context = CallContext<AzureCostsInstance>;

interface Option {
  readonly text: string;
  readonly value: string;
}

/** Answers a variable query with one frame of two string fields, `text` and `value`. */
export async function queryVariable(query: VariableQuery, context: Context): Promise<CheckedFrame> {
  const call = azureCall(context);
  if (query.variable === 'subscriptions') {
    const { value: subscriptions } = await context.instance.subscriptions(call);
    return optionsFrame(subscriptions.map(({ id, name }) => ({ text: name, value: id })));
  }
  return resourceGroups(query, { context, call });
}

async function resourceGroups(
  query: ResourceGroupsVariable,
  { context: { instance, signal }, call }: { readonly context: Context; readonly call: AzureCall }
): Promise<CheckedFrame> {
  const subscriptionIds = await subscriptionsOf(query, { instance, call });
  const outcomes = await Promise.all(
    subscriptionIds.map((id) =>
      instance.resourceGroups(id, call).then(
        ({ value }) => ({ groups: value }),
        (error: unknown) => {
          signal.throwIfAborted();
          if (isUpstreamError(error)) {
            return { id, error };
          }
          throw error;
        }
      )
    )
  );
  const failures = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const [first] = failures;
  if (first !== undefined && failures.length === outcomes.length) {
    throw first.error;
  }
  const names = outcomes.flatMap((outcome) => ('groups' in outcome ? outcome.groups.map(({ name }) => name) : []));
  const distinct = new Map(names.map((name) => [name.toLowerCase(), name]));
  return optionsFrame(
    [...distinct.values()].map((name) => ({ text: name, value: name })),
    failures.map(failureNotice)
  );
}

/** The subscriptions whose resource groups are meant: the scope's, or those of the data source's default scopes. */
async function subscriptionsOf(
  { scope }: ResourceGroupsVariable,
  { instance, call }: { readonly instance: AzureCostsInstance; readonly call: AzureCall }
): Promise<readonly string[]> {
  const scopes: readonly Scope[] = scope === undefined ? instance.settings.defaultScopes : [scope];
  const ids = scopes.flatMap((one) => ('subscriptionId' in one ? [one.subscriptionId] : []));
  if (scopes.some(({ kind }) => kind === 'all')) {
    const { value: subscriptions } = await instance.subscriptions(call);
    ids.push(...subscriptions.map(({ id }) => id.toLowerCase()));
  }
  if (ids.length === 0) {
    throw badRequest('scope is missing, and no default scope of the data source lies in a subscription: name one');
  }
  return [...new Set(ids)];
}

function optionsFrame(options: readonly Option[], notices: readonly Notice[] = []): CheckedFrame {
  const sorted = [...options].sort((a, b) => a.text.localeCompare(b.text, 'en', { sensitivity: 'base' }));
  return table({
    fields: [
      stringField(
        'text',
        sorted.map(({ text }) => text),
        { nullable: false }
      ),
      stringField(
        'value',
        sorted.map(({ value }) => value),
        { nullable: false }
      ),
    ],
    meta: { notices },
  });
}

function failureNotice({ id, error }: { readonly id: string; readonly error: UpstreamError }): Notice {
  return { severity: 'warning', text: `Left out: subscriptions/${id}: ${error.message}` };
}
