import type { StoredLog } from '../logs/LogEvent';

/** A log as the API answers it. */
export function logResource({
  sequence,
  timeMs,
  status,
  service,
  host,
  source,
  message,
  tags,
  attributes,
}: StoredLog): object {
  const sourceTag = source === undefined ? [] : [`source:${source}`];
  return {
    id: idOf(timeMs, sequence),
    type: 'log',
    attributes: {
      timestamp: new Date(timeMs).toISOString(),
      status,
      ...(service !== undefined && { service }),
      ...(host !== undefined && { host }),
      message,
      tags: [...tags, ...sourceTag],
      ...(attributes !== undefined && { attributes }),
    },
  };
}

function idOf(timeMs: number, sequence: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeDoubleBE(timeMs);
  bytes.writeDoubleBE(sequence, 8);
  return `AwAAA${bytes.toString('base64url')}`;
}
