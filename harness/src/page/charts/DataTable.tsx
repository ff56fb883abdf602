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
import { Combobox, useStyles2, useTheme2 } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useId, useMemo, useState } from 'react';
import { ifChosen } from '../ifChosen';
import { fieldOptions } from './FieldOptions';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly fieldConfig: FieldConfigSource;
  readonly timeZone: TimeZone;
  readonly replaceVariables: InterpolateFunction;
  readonly width: number;
  readonly height: number;
}

const pickerHeight = 40;

/**
 * The table of Grafana's own panel, which takes the keyboard where the older `Table` does not. With several frames one is shown, chosen below it.
 */
export function DataTable({ frames, fieldConfig, timeZone, replaceVariables, width, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const id = useId();
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
  const tableHeight = height - (hasPicker ? pickerHeight : 0);

  return (
    <div className={styles.stack}>
      {/* The table fills its parent. Without a height there it would be as high as all its rows, and the panel cut it off. */}
      <div style={{ height: tableHeight }}>
        <TableNG data={frame} columnMinWidth={150} width={width} height={tableHeight} />
      </div>
      {hasPicker && (
        <div className={styles.picker}>
          <label htmlFor={id}>Table</label>
          <Combobox
            id={id}
            options={data.map((one, index) => ({ label: one.name || one.refId || `Frame ${index + 1}`, value: index }))}
            value={data.indexOf(frame)}
            onChange={ifChosen(({ value }) => setChosen(value))}
          />
        </div>
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
    picker: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  };
}
