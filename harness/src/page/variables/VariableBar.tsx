import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Combobox, InlineLabel, MultiCombobox, useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { ifChosen } from '../ifChosen';
import { type DashboardVariables } from './useDashboardVariables';
import { allValueMark, type VariableState } from './VariableState';

/** The pickers of a dashboard's variables. */
export function VariableBar({ resolved, choose }: DashboardVariables) {
  const styles = useStyles2(getStyles);
  const visible = resolved?.variables.filter((variable) => !variable.hidden) ?? [];
  return (
    <>
      {[...(resolved?.errors ?? [])].map(([name, message]) => (
        <Alert key={name} severity="error" title={`Variable ${name} has no options`}>
          {message}
        </Alert>
      ))}
      {visible.length > 0 && (
        <div className={styles.bar} role="group" aria-label="Variables">
          {visible.map((variable) => (
            <VariablePicker
              key={variable.name}
              variable={variable}
              onChange={(values) => choose(variable.name, values)}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface PickerProps {
  readonly variable: VariableState;
  readonly onChange: (values: readonly string[]) => void;
}

function VariablePicker({ variable, onChange }: PickerProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const options = [
    ...(variable.includeAll ? [{ label: 'All', value: allValueMark }] : []),
    ...variable.options.map(({ text, value }) => ({ label: text, value })),
  ];
  return (
    <div className={styles.variable}>
      <InlineLabel htmlFor={id} width="auto">
        {variable.label}
      </InlineLabel>
      {variable.multi ? (
        <MultiCombobox
          id={id}
          width="auto"
          minWidth={20}
          maxWidth={60}
          options={options}
          value={[...variable.selected]}
          onChange={(chosen) =>
            onChange(
              nextSelection(
                variable,
                chosen.map((option) => option.value)
              )
            )
          }
        />
      ) : (
        <Combobox
          id={id}
          width="auto"
          minWidth={20}
          maxWidth={60}
          options={options}
          value={variable.selected[0] ?? null}
          onChange={ifChosen((option) => onChange([option.value]))}
        />
      )}
    </div>
  );
}

/** All and single values exclude each other; choosing nothing means All where there is one. */
function nextSelection(variable: VariableState, values: readonly string[]): readonly string[] {
  const wasAll = variable.selected.includes(allValueMark);
  if (variable.includeAll && (values.length === 0 || (values.includes(allValueMark) && !wasAll))) {
    return [allValueMark];
  }
  const single = values.filter((value) => value !== allValueMark);
  return single.length > 0 ? single : variable.selected;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
    variable: css({ display: 'flex' }),
  };
}
