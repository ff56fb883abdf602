import { EditorField, SecretField, type SecretState, TextSetting, ValuePicker } from '@glance/query-editor';
import { RadioButtonGroup } from '@grafana/ui';
import { useState } from 'react';
import { type AccountModel, API_URLS, DEFAULT_TIME_ZONE, type Region } from '../../shared/SendGridSettings';
import { type AccountProblems } from './accountProblems';
import { timeZoneOptions } from './timeZoneOptions';

export interface AccountFieldsProps {
  /** Prefix of ids, of this account alone. */
  readonly id: string;
  readonly account: AccountModel;
  readonly apiKey: SecretState;
  readonly problems: AccountProblems;
  readonly onChange: (change: Partial<Omit<AccountModel, 'id'>>) => void;
}

const REGION_CHOICES: ReadonlyArray<{ value: Region; label: string }> = [
  { value: 'global', label: 'Global' },
  { value: 'eu', label: 'EU' },
];

/** What is set for one account. */
export function AccountFields({ id, account, apiKey, problems, onChange }: AccountFieldsProps) {
  const [zones] = useState(() => timeZoneOptions(Date.now()));
  const region = account.region ?? 'global';
  return (
    <>
      <TextSetting
        id={`${id}-name`}
        label="Name"
        description={`What series of this account are called. Queries name it by its id, ${account.id}, which stays`}
        placeholder={account.id}
        value={account.name}
        error={problems.name}
        onChange={(name) => onChange({ name })}
      />
      <SecretField
        id={`${id}-key`}
        data-testid={`${id}-key`}
        label="API key"
        required
        description="Best one that may only read: stats, categories and user credits. Test the saved settings to see what it allows"
        placeholder="SG.…"
        {...apiKey}
      />
      <EditorField
        label="Region"
        description="Where the account was made. Keys of one region are unknown to the other"
        error={problems.region}
      >
        <RadioButtonGroup<Region>
          aria-label="Region"
          options={[...REGION_CHOICES]}
          value={region}
          onChange={(next) => onChange({ region: next })}
        />
      </EditorField>
      <EditorField
        label="Time zone"
        htmlFor={`${id}-zone`}
        description="In which SendGrid counts the days of this account, as its account details say"
        error={problems.timeZone}
        shrinkFrom={60}
      >
        <ValuePicker
          id={`${id}-zone`}
          data-testid={`${id}-zone`}
          options={zones}
          value={account.timeZone ?? DEFAULT_TIME_ZONE}
          customValueDescription="Use this zone"
          invalid={problems.timeZone !== undefined}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      </EditorField>
      <TextSetting
        id={`${id}-on-behalf-of`}
        label="On behalf of"
        optional
        description="User name of a subuser whose mail is meant; the key is then the one of its parent"
        value={account.onBehalfOf}
        onChange={(onBehalfOf) => onChange({ onBehalfOf })}
      />
      <TextSetting
        id={`${id}-api-url`}
        label="API address"
        optional
        description="Leave it empty unless SendGrid is reached through a proxy of your own"
        placeholder={API_URLS[region] ?? API_URLS.global}
        value={account.apiUrl}
        error={problems.apiUrl}
        onChange={(apiUrl) => onChange({ apiUrl })}
      />
    </>
  );
}
