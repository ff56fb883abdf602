import { css } from '@emotion/css';
import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  type TimeZone,
} from '@grafana/data';
import { Combobox, Table, useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { fieldOptions } from './FieldOptions';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly fieldConfig: FieldConfigSource;
  readonly timeZone: TimeZone;
  readonly replaceVariables: InterpolateFunction;
  readonly width: number;
  readonly height: number;
  readonly ariaLabel: string;
}

const pickerHeight = 40;

/** Grafana's table. With several frames one is shown, chosen below it, as in Grafana's panel. */
export function DataTable({ frames, fieldConfig, timeZone, replaceVariables, width, height, ariaLabel }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [chosen, setChosen] = useState(0);
  const data = useMemo(() => {
    const copies = applyFieldOverrides({
      data: [...frames],
      fieldConfig,
      fieldConfigRegistry: fieldOptions,
      replaceVariables,
      theme,
      timeZone,
    });
    cacheFieldDisplayNames(copies);
    return copies;
  }, [frames, fieldConfig, replaceVariables, theme, timeZone]);
  const frame = data[chosen] ?? data[0];
  if (!frame) {
    return null;
  }
  const hasPicker = data.length > 1;

  return (
    <div className={styles.stack}>
      <Table
        ariaLabel={ariaLabel}
        data={frame}
        columnMinWidth={150}
        width={width}
        height={height - (hasPicker ? pickerHeight : 0)}
      />
      {hasPicker && (
        <Combobox
          aria-label="Table to show"
          options={data.map((one, index) => ({ label: one.name || one.refId || `Frame ${index + 1}`, value: index }))}
          value={data.indexOf(frame)}
          onChange={({ value }) => setChosen(value)}
        />
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return { stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }) };
}
