import { EditorField, EditorRow, MultiValuePicker, ResourceHint, Warnings, warningsFor } from '@glance/query-editor';
import { type DataSource } from '../DataSource';
import { chooseScopes } from '../scopeSelection';
import { type ScopeOptions } from '../useScopeOptions';
import { type EditorPartProps } from './EditorPartProps';

export interface ScopeRowProps extends EditorPartProps {
  readonly dataSource: DataSource;
  readonly options: ScopeOptions;
}

/** Whose costs. */
export function ScopeRow({ id, query, patch, warnings, dataSource, options }: ScopeRowProps) {
  const scopes = query.scopes ?? [];
  const ownWarnings = warningsFor(warnings, 'scopes');
  return (
    <EditorRow label="Scopes">
      <EditorField
        label="Scopes"
        htmlFor={`${id}-scopes`}
        growFrom={40}
        tooltip="Subscriptions, and resource groups of a chosen subscription. Type a management group or a billing account as its path, such as providers/Microsoft.Management/managementGroups/<id>"
      >
        <MultiValuePicker
          id={`${id}-scopes`}
          data-testid="azure-costs-scopes"
          values={scopes}
          options={options.all}
          loading={options.subscriptions.isSlow || options.resourceGroups.isSlow}
          placeholder={`Default: ${describeScopes(dataSource.defaultScopes, options)}`}
          customValueDescription="Use this scope"
          invalid={ownWarnings.some(({ severity }) => severity === 'warning')}
          onChange={(next) => patch({ scopes: chooseScopes(scopes, next) })}
        />
      </EditorField>
      <ResourceHint
        resource={options.subscriptions}
        noun="subscriptions"
        fallback="type a subscription id or a path such as subscriptions/<id>"
      />
      <ResourceHint
        resource={options.resourceGroups}
        noun="resource groups"
        fallback="type subscriptions/<id>/resourceGroups/<name>"
      />
      <Warnings warnings={ownWarnings} />
    </EditorRow>
  );
}

function describeScopes(scopes: readonly string[], options: ScopeOptions): string {
  if (scopes.length === 0) {
    return 'none, so choose at least one';
  }
  const names = scopes.map((scope) => options.all.find(({ value }) => value === scope)?.label ?? scope);
  return names.join(', ');
}
