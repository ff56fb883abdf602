import {
  EditorField,
  MultiValuePicker,
  ResourceHint,
  type ResourceOptions,
  SettingsSection,
} from '@glance/query-editor';
import { EVERY_SUBSCRIPTION } from '../useScopeOptions';
import { chooseScopes } from '../scopeSelection';
import { type SettingsSectionProps } from './SettingsSectionProps';

export interface ScopesSectionProps extends SettingsSectionProps {
  readonly subscriptions: ResourceOptions;
}

/** What a query without scopes asks for. */
export function ScopesSection({ settings, problems, readOnly, subscriptions }: ScopesSectionProps) {
  const scopes = settings.json.defaultScopes ?? [];
  return (
    <SettingsSection label="Defaults" readOnly={readOnly}>
      <EditorField
        label="Default scopes"
        htmlFor="azure-default-scopes"
        description="Used where a query names no scope"
        error={problems.defaultScopes}
        shrinkFrom={60}
      >
        <MultiValuePicker
          id="azure-default-scopes"
          data-testid="azure-default-scopes"
          values={scopes}
          options={[EVERY_SUBSCRIPTION, ...subscriptions.options]}
          loading={subscriptions.isSlow}
          placeholder="All subscriptions"
          customValueDescription="Use this scope"
          invalid={problems.defaultScopes !== undefined}
          onChange={(next) => settings.patch({ defaultScopes: savedScopes(chooseScopes(scopes, next)) })}
        />
      </EditorField>
      <ResourceHint
        resource={subscriptions}
        noun="subscriptions"
        fallback="type a subscription id or a path such as subscriptions/<id>"
      />
    </SettingsSection>
  );
}

// An empty list would ask every query for its own scopes; a cleared field goes back to the default.
const savedScopes = (scopes: readonly string[]): readonly string[] | undefined =>
  scopes.length === 0 || (scopes.length === 1 && scopes[0] === '*') ? undefined : scopes;
