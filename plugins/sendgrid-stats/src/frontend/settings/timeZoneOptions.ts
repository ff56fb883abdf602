import { type PickerOption } from '@glance/query-editor';
import { getTimeZoneInfo } from '@grafana/data';
import { DEFAULT_TIME_ZONE } from '../../shared/SendGridSettings';

/** The zones that the browser knows, by IANA name, with what clocks show there. @param nowMs epoch ms */
export function timeZoneOptions(nowMs: number): readonly PickerOption[] {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== DEFAULT_TIME_ZONE);
  return [DEFAULT_TIME_ZONE, ...names].map((value) => ({ value, label: value, description: offsetText(value, nowMs) }));
}

function offsetText(zone: string, nowMs: number): string {
  const minutes = getTimeZoneInfo(zone, nowMs)?.offsetInMins;
  if (minutes === undefined) {
    return '';
  }
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = (value: number) => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${digits(hours)}:${digits(rest)}`;
}
