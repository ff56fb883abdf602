import { type OptionList, optionList } from '@glance/data-source';
import type { ListContext } from './ListContext';

/** Every subscription that the credential sees: display name and id. */
export async function subscriptionOptions({ instance, call }: ListContext): Promise<OptionList> {
  const answer = await instance.subscriptions(call);
  const options = answer.value.map(({ id, name }) => ({ text: name, value: id }));
  return optionList({ options, answers: [answer], requests: ['GET /subscriptions'], notices: [] });
}
