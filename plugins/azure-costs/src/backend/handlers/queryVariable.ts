import type { CacheAnswer } from '@glance/cache';
import { type CheckedFrame, type Notice, stringField, table } from '@glance/data-frames';
import type { CallContext } from '@glance/plugin-sdk';
import { isUpstreamError, type UpstreamError } from '@glance/upstream';
import type { Scope } from '../../shared/scope';
import type { ResourceGroupsVariable, VariableQuery } from '../../shared/variableQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { staleNotice } from '../queries/staleNotice';
import type { ListedResourceGroup } from '../upstream/AzureClient';
import type { AzureCall } from '../upstream/AzureUpstream';
import { azureCall } from './azureCall';
import { badRequest } from './toPluginError';

type Context = CallContext<AzureCostsInstance>;

interface Asking {
  readonly instance: AzureCostsInstance;
  readonly call: AzureCall;
}

interface Option {
  readonly text: string;
  readonly value: string;
}

interface Options {
  readonly options: readonly Option[];
  /** The lists that the options come from. */
  readonly answers: ReadonlyArray<Pick<CacheAnswer<unknown>, 'fetchedAtMs' | 'stale'>>;
  /** What was asked: paths of Resource Manager. */
  readonly paths: readonly string[];
  readonly notices: readonly Notice[];
}

/** Answers a variable query with one frame of two string fields, `text` and `value`. */
export async function queryVariable(query: VariableQuery, context: Context): Promise<CheckedFrame> {
  const call = azureCall(context);
  return optionsFrame(
    query.variable === 'subscriptions'
      ? await subscriptionOptions(context.instance, call)
      : await resourceGroupOptions(query, { context, call })
  );
}

async function subscriptionOptions(instance: AzureCostsInstance, call: AzureCall): Promise<Options> {
  const answer = await instance.subscriptions(call);
  const options = answer.value.map(({ id, name }) => ({ text: name, value: id }));
  return { options, answers: [answer], paths: ['subscriptions'], notices: [] };
}

/** The groups of one subscription, or why there are none. */
type GroupsOutcome =
  | { readonly answer: CacheAnswer<readonly ListedResourceGroup[]> }
  | { readonly id: string; readonly error: UpstreamError };

async function resourceGroupOptions(
  query: ResourceGroupsVariable,
  { context, call }: { readonly context: Context; readonly call: AzureCall }
): Promise<Options> {
  const ids = await subscriptionsOf(query, { instance: context.instance, call });
  const outcomes = await Promise.all(ids.map((id) => groupsOf(id, { instance: context.instance, call })));
  context.signal.throwIfAborted();
  const answers = outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer] : []));
  const failures = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const [first] = failures;
  if (first !== undefined && answers.length === 0) {
    throw first.error;
  }
  const names = answers.flatMap(({ value }) => value.map(({ name }) => name));
  // Subscriptions may have groups of one name, in any case.
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  return {
    options: distinct.map((name) => ({ text: name, value: name })),
    answers,
    paths: ids.map((id) => `subscriptions/${id}/resourcegroups`),
    notices: failures.map(failureNotice),
  };
}

async function groupsOf(id: string, { instance, call }: Asking): Promise<GroupsOutcome> {
  try {
    return { answer: await instance.resourceGroups(id, call) };
  } catch (error) {
    if (isUpstreamError(error)) {
      return { id, error };
    }
    throw error;
  }
}

/** The subscriptions whose resource groups are meant: the scope's, or those of the data source's default scopes. */
async function subscriptionsOf(
  { scope }: ResourceGroupsVariable,
  { instance, call }: Asking
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

function optionsFrame({ options, answers, paths, notices }: Options): CheckedFrame {
  const sorted = [...options].sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
  const texts = sorted.map(({ text }) => text);
  const values = sorted.map(({ value }) => value);
  const [oldest] = [...answers].sort((a, b) => a.fetchedAtMs - b.fetchedAtMs);
  return table({
    fields: [stringField('text', texts, { nullable: false }), stringField('value', values, { nullable: false })],
    meta: {
      notices: [...notices, ...(oldest?.stale ? [staleNotice('This list is', oldest.stale)] : [])],
      ...(oldest && { custom: { fetchedAt: new Date(oldest.fetchedAtMs).toISOString() } }),
      executedQueryString: paths.map((path) => `GET /${path}`).join('\n'),
    },
  });
}

function failureNotice({ id, error }: { readonly id: string; readonly error: UpstreamError }): Notice {
  return { severity: 'warning', text: `Left out: subscriptions/${id}: ${error.message}` };
}
