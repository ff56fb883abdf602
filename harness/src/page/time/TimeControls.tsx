import { css } from '@emotion/css';
import { rangeUtil, type GrafanaTheme2 } from '@grafana/data';
import { RefreshPicker, TimeRangePicker, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { shiftTimeRange, type TimeRangeShift } from './shiftTimeRange';
import { type TimeRangeState } from './useTimeRange';

interface Props {
  readonly time: TimeRangeState;
}

/** Time picker and refresh button of a page, with refreshing by interval. */
export function TimeControls({ time }: Props) {
  const styles = useStyles2(getStyles);
  const [interval, setRefreshInterval] = useState('');
  const { timeRange, refresh } = time;

  useEffect(() => {
    if (interval === '') {
      return;
    }
    const timer = window.setInterval(refresh, rangeUtil.intervalToMs(interval));
    return () => window.clearInterval(timer);
  }, [interval, refresh]);

  const shift = (kind: TimeRangeShift) => () => time.setAbsolute(shiftTimeRange(timeRange, kind));

  return (
    <div className={styles.controls}>
      <TimeRangePicker
        value={timeRange}
        timeZone={time.timeZone}
        onChange={(range) => time.setRange(range.raw)}
        onChangeTimeZone={time.setTimeZone}
        onMoveBackward={shift('back')}
        onMoveForward={shift('forward')}
        onZoom={shift('zoomOut')}
      />
      <RefreshPicker
        tooltip="Refresh"
        value={interval}
        onIntervalChanged={setRefreshInterval}
        onRefresh={refresh}
        intervals={['10s', '30s', '1m', '5m', '15m']}
      />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return { controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginLeft: 'auto' }) };
}
