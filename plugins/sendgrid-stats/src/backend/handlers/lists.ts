import { distinctBy, type OptionList, optionList, plainOptions, upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { VariableQuery } from '../../shared/variableQuery';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { namesRequest, requestText } from '../upstream/SendGridRequest';
import { askAccounts } from './askAccounts';
import { askedAccounts } from './askedAccounts';

type Context = CallContext<SendGridStatsInstance>;

/** What can be chosen in an editor or a variable. */
export function listOptions(
  { variable, accounts }: Pick<VariableQuery, 'variable' | 'accounts'>,
  context: Context
): Promise<OptionList> {
  return variable === 'accounts' ? accountOptions(accounts, context) : nameOptions({ variable, accounts }, context);
}

/** By name, in the order of the settings: SendGrid is not asked. */
async function accountOptions(ids: readonly string[], { instance }: Context): Promise<OptionList> {
  const { sources } = askedAccounts(ids, instance);
  const options = sources.map(({ account }) => ({ text: account.name, value: account.id }));
  return optionList({ options, answers: [], requests: [], notices: [] });
}

/** The categories or subusers of accounts, each once. */
async function nameOptions(
  { variable, accounts }: { readonly variable: 'categories' | 'subusers'; readonly accounts: readonly string[] },
  context: Context
): Promise<OptionList> {
  const call = upstreamCall(context);
  const { sources } = askedAccounts(accounts, context.instance);
  const { answers, notices } = await askAccounts(sources, (source) => source[variable](call), context);
  const names = answers.flatMap(({ answer }) => answer.value);
  return optionList({
    options: plainOptions(distinctBy(names, (name) => name)),
    answers: answers.map(({ answer }) => answer),
    requests: [requestText(namesRequest(variable))],
    notices,
  });
}
