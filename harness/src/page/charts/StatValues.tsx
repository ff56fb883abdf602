import { css } from '@emotion/css';
import {
  applyFieldOverrides,
  getFieldDisplayValues,
  type DataFrame,
  type FieldConfigSource,
  type InterpolateFunction,
  type ReduceDataOptions,
  type TimeZone,
} from '@grafana/data';
import {
  BigValue,
  type BigValueColorMode,
  BigValueGraphMode,
  type BigValueTextMode,
  useStyles2,
  useTheme2,
} from '@grafana/ui';
import { useMemo } from 'react';
import { fieldOptions } from './FieldOptions';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly fieldConfig: FieldConfigSource;
  readonly reduceOptions: ReduceDataOptions;
  readonly colorMode: BigValueColorMode;
  readonly graphMode: BigValueGraphMode;
  readonly textMode: BigValueTextMode;
  readonly timeZone: TimeZone;
  readonly replaceVariables: InterpolateFunction;
  readonly width: number;
  readonly height: number;
}

/** One big number for each series, as in Grafana's stat panel, side by side where there is room. */
export function StatValues(props: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { frames, fieldConfig, replaceVariables, reduceOptions, timeZone, width, height, graphMode } = props;
  const values = useMemo(() => {
    const data = applyFieldOverrides({
      data: [...frames],
      fieldConfig,
      fieldConfigRegistry: fieldOptions,
      replaceVariables,
      theme,
      timeZone,
    });
    const sparkline = graphMode !== BigValueGraphMode.None;
    return getFieldDisplayValues({ data, fieldConfig, reduceOptions, replaceVariables, sparkline, timeZone, theme });
  }, [frames, fieldConfig, reduceOptions, replaceVariables, graphMode, timeZone, theme]);
  const perRow = width > height ? values.length : 1;
  const rows = Math.ceil(values.length / Math.max(perRow, 1));

  return (
    <div className={styles.values}>
      {values.map(({ display, sparkline }, index) => (
        <BigValue
          key={index}
          value={display}
          sparkline={sparkline}
          width={Math.floor(width / perRow)}
          height={Math.floor(height / rows)}
          colorMode={props.colorMode}
          graphMode={graphMode}
          textMode={props.textMode}
          count={values.length}
          theme={theme}
        />
      ))}
    </div>
  );
}

function getStyles() {
  return { values: css({ display: 'flex', flexWrap: 'wrap' }) };
}
