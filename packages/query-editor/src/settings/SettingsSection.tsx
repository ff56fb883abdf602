import { FieldSet, Stack } from '@grafana/ui';
import { type ReactNode } from 'react';

export interface SettingsSectionBoxProps {
  /** Left out where something else heads the group. */
  readonly label?: string;
  readonly readOnly: boolean;
  readonly children: ReactNode;
}

/** A group of settings. A provisioned data source's are shown, and cannot be changed. */
export function SettingsSection({ label, readOnly, children }: SettingsSectionBoxProps) {
  return (
    <FieldSet label={label} disabled={readOnly}>
      <Stack direction="column" gap={2}>
        {children}
      </Stack>
    </FieldSet>
  );
}
