import {
  EditorField,
  MultiValuePicker,
  type PickerOption,
  variableOptions,
  Warnings,
  warningsFor,
} from '@glance/query-editor';
import { ALL } from '../../shared/StatsQuery';
import { type AccountModel } from '../../shared/SendGridSettings';
import { accountName } from '../accountName';
import { accountSummary } from '../accountSummary';
import { type QueryWarning } from '../queryWarnings';

export interface AccountFieldProps {
  readonly id: string;
  readonly value: readonly string[] | undefined;
  readonly accounts: readonly AccountModel[];
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly warnings: readonly QueryWarning[];
  /** Called with undefined for all accounts. */
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

/** Whose mail. */
export function AccountField({ id, value = [], accounts, variables, warnings, onChange }: AccountFieldProps) {
  const ownWarnings = warningsFor(warnings, 'accounts');
  return (
    <>
      <EditorField
        label="Accounts"
        htmlFor={id}
        growFrom={24}
        tooltip="All accounts of this data source, unless some are chosen. An account that is added later is then shown by itself"
      >
        <MultiValuePicker
          id={id}
          data-testid="sendgrid-accounts"
          values={value.includes(ALL) ? [] : value}
          options={[...accounts.map(accountOption), ...variableOptions(variables)]}
          placeholder={accounts.length > 1 ? `All ${accounts.length} accounts` : 'All accounts'}
          invalid={ownWarnings.length > 0}
          onChange={(ids) => onChange(ids.length === 0 ? undefined : ids)}
        />
      </EditorField>
      <Warnings warnings={ownWarnings} />
    </>
  );
}

const accountOption = (account: AccountModel): PickerOption => ({
  value: account.id,
  label: accountName(account),
  description: accountSummary(account),
});
