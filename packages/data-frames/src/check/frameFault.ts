import type { Field } from '../Field';
import type { Frame } from '../Frame';
import { FrameError } from '../FrameError';

const MAX_QUOTED_LENGTH = 80;

/**
 * The error for a frame, or for one of its fields, that `problem` describes.
 *
 * @param value the offending value, quoted at the end of the message when given
 */
export function frameFault(
  frame: Frame,
  field: Pick<Field, 'name'> | undefined,
  problem: string,
  ...value: readonly [unknown?]
): FrameError {
  const frameName = frame.name || frame.refId || undefined;
  const where = [`Frame${frameName === undefined ? '' : ` "${frameName}"`}`];
  if (field !== undefined) {
    where.push(`field "${String(field.name)}"`);
  }
  const quoted = value.length === 0 ? '' : `: ${quote(value[0])}`;
  return new FrameError(`${where.join(', ')} ${problem}${quoted}`, frameName, field?.name);
}

/** A value as short text, whatever it is. */
function quote(value: unknown): string {
  const text = asText(value);
  return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
}

function asText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'object') {
    return String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
