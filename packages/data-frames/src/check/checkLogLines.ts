import type { FieldType } from '../FieldType';
import type { Frame } from '../Frame';
import { frameFault } from './frameFault';

/** Names and types that Grafana's log panel looks for (`public/app/features/logs/logsFrame.ts`). */
const logFields = {
  timestamp: { type: 'time', isRequired: true },
  body: { type: 'string', isRequired: true },
  severity: { type: 'string', isRequired: false },
  id: { type: 'string', isRequired: false },
  labels: { type: 'json', isRequired: false },
} as const satisfies Record<string, { readonly type: FieldType; readonly isRequired: boolean }>;

/** Throws a `FrameError` unless the log panel finds what it looks for, in the right types. */
export function checkLogLines(frame: Frame): void {
  for (const [name, { type, isRequired }] of Object.entries(logFields)) {
    const field = frame.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      if (isRequired) {
        throw frameFault(frame, undefined, `needs a field "${name}"`);
      }
      continue;
    }
    if (field.type !== type) {
      throw frameFault(frame, field, `must be of type ${type}`, field.type);
    }
    if (isRequired && field.nullable) {
      throw frameFault(frame, field, 'must not be nullable');
    }
  }
}
