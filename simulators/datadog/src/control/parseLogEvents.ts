import { OptionsReader } from '@glance/simulator-common';
import { type LogEvent, STORAGE_TIERS } from '../logs/LogEvent';

/**
 * Reads logs that came as JSON: `time` and `arrival` (ISO 8601 or epoch milliseconds), otherwise the fields of
 * {@link LogEvent}. @throws RangeError naming what is wrong
 */
export function parseLogEvents(json: unknown): readonly LogEvent[] {
  if (!Array.isArray(json)) {
    throw new RangeError('Expected an array of logs.');
  }
  return json.map(parseLogEvent);
}

function parseLogEvent(json: unknown): LogEvent {
  const options = new OptionsReader(json);
  const timeMs = options.instant('time');
  if (timeMs === undefined) {
    throw new RangeError(`Expected a log with a time, got ${JSON.stringify(json)}.`);
  }
  const event: LogEvent = {
    timeMs,
    arrivalMs: options.instant('arrival'),
    message: options.text('message') ?? '',
    status: options.text('status'),
    service: options.text('service'),
    host: options.text('host'),
    source: options.text('source'),
    env: options.text('env'),
    tags: options.texts('tags'),
    attributes: options.record('attributes'),
    index: options.text('index'),
    tier: options.oneOf('tier', STORAGE_TIERS),
  };
  options.refuseOthers();
  return event;
}
