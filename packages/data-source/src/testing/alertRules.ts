import { parse } from 'yaml';
import { repositoryFile } from './repositoryFile';

/** A query or an expression of a provisioned alert rule. */
export interface RuleQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  /** Seconds before now. */
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** An alert rule as provisioning has it. */
export interface AlertRule {
  readonly title: string;
  /** The `refId` that decides. */
  readonly condition: string;
  readonly data: readonly RuleQuery[];
}

/** The provisioned alert rules of a plugin, in order. */
export function alertRules(plugin: string): readonly AlertRule[] {
  const file = parse(repositoryFile(`provisioning/alerting/${plugin}.yaml`)) as {
    readonly groups: ReadonlyArray<{ readonly rules: readonly AlertRule[] }>;
  };
  return file.groups.flatMap(({ rules }) => rules);
}
