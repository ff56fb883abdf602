import { NumberField, SettingsSection } from '@glance/query-editor';
import { EVALUATION_DELAY_SECONDS } from '../../shared/limits';
import { type SettingsSectionProps } from './SettingsSectionProps';

/** What alert rules do where their query says nothing else. */
export function AlertingSection({ settings, readOnly }: SettingsSectionProps) {
  return (
    <SettingsSection label="Alerting" readOnly={readOnly}>
      <NumberField
        id="datadog-evaluation-delay"
        data-testid="datadog-evaluation-delay"
        label="Evaluation delay"
        description="By how much alert rules look into the past, so that logs which arrive late are counted. A query may have a delay of its own"
        unit="seconds"
        width={20}
        min={EVALUATION_DELAY_SECONDS.min}
        max={EVALUATION_DELAY_SECONDS.max}
        defaultValue={EVALUATION_DELAY_SECONDS.default}
        value={settings.json.evaluationDelaySeconds}
        onCommit={(evaluationDelaySeconds) => settings.patch({ evaluationDelaySeconds })}
      />
    </SettingsSection>
  );
}
