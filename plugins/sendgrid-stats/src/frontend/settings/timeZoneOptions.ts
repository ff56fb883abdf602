import { type PickerOption } from '@glance/query-editor';
import { dateTimeForTimeZone, getTimeZones } from '@grafana/data';
import { DEFAULT_TIME_ZONE } from '../../shared/SendGridSettings';

/**
 * Time zones by IANA name, with what clocks show there. Grafana's list has the older names too; that of browsers has of
 * each zone one name, which may be the older one (Asia/Calcutta).
 * @param nowMs epoch ms
 */
export function timeZoneOptions(nowMs: number): readonly PickerOption[] {
  const names = getTimeZones().filter((name) => name !== DEFAULT_TIME_ZONE);
  return [DEFAULT_TIME_ZONE, ...names].map((value) => ({
    value,
    label: value,
    description: `UTC${dateTimeForTimeZone(value, nowMs).format('Z')}`,
  }));
}
