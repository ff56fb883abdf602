import { type AccountModel } from '../shared/SendGridSettings';

/** What users call an account; the label of its series. */
export function accountName({ id, name = '' }: Pick<AccountModel, 'id' | 'name'>): string {
  return name.trim() || id;
}
