import type { Labels } from '@glance/data-frames';
import { logLevel } from '../../../shared/logLevel';
import type { LogEvent } from '../../upstream/LogPage';
import { flatAttributes } from '../flatAttributes';
import { tagParts } from '../tagParts';
import type { LogLine } from './HeldLogs';

/** A log may have thousands of attributes and texts of a megabyte; a list of logs must stay in proportion. */
const MAX_LABELS = 100;
const MAX_LABEL_LENGTH = 1000;

/** Under this name are tags that have no key. */
const PLAIN_TAGS = 'tags';

/**
 * A log as it is shown. Its labels are service, host and status, the tags by their keys, and the attributes with the `@`
 * that a search has before them; the first hundred, cut at a thousand characters. A log without a message, as sent by
 * programs that log attributes only, shows those.
 */
export function logLine(event: LogEvent): LogLine {
  const { id, timestampMs, message, status, attributes } = event;
  return {
    id,
    timestampMs,
    body: message !== '' || Object.keys(attributes).length === 0 ? message : JSON.stringify(attributes),
    level: logLevel(status),
    labels: labelsOf(event),
  };
}

function labelsOf({ service, host, status, tags, attributes }: LogEvent): Labels {
  const labels = new Map<string, string>();
  for (const [name, value] of Object.entries({ service, host, status })) {
    if (value !== '') {
      labels.set(name, value);
    }
  }
  for (const [key, values] of tagValues(tags)) {
    if (!labels.has(key)) {
      labels.set(key, [...values].join(', '));
    }
  }
  for (const { facet, value } of flatAttributes(attributes)) {
    if (labels.size >= MAX_LABELS) {
      break;
    }
    labels.set(facet, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return Object.fromEntries([...labels].slice(0, MAX_LABELS).map(([name, value]) => [name, shortened(value)]));
}

/** The values of each key, in the order in which they come; a log may have several. */
function tagValues(tags: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const tag of tags) {
    const { key, value } = tagParts(tag);
    const name = key === '' ? PLAIN_TAGS : key;
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  return values;
}

function shortened(value: string): string {
  return value.length > MAX_LABEL_LENGTH ? `${value.slice(0, MAX_LABEL_LENGTH - 1)}…` : value;
}
