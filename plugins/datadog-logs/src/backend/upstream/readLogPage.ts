import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import { answerMeta, textOf } from './answerMeta';
import type { LogEvent, LogPage } from './LogPage';

/**
 * Reads the body of a search's answer.
 * @throws InvalidAnswer when it is not what Datadog documents; the message holds nothing of the body
 */
export function readLogPage(body: string): LogPage {
  const answer = parseAnswer(body);
  const data = propertyOf(answer, 'data');
  if (!Array.isArray(data)) {
    throw new InvalidAnswer('data is not a list');
  }
  return { ...answerMeta(answer), events: data.map(readEvent) };
}

function readEvent(event: unknown): LogEvent {
  const id = propertyOf(event, 'id');
  const known = propertyOf(event, 'attributes');
  const timestampMs = Date.parse(textOf(propertyOf(known, 'timestamp')));
  if (typeof id !== 'string' || Number.isNaN(timestampMs)) {
    throw new InvalidAnswer('a log has no id or no timestamp');
  }
  const text = (name: string): string => textOf(propertyOf(known, name));
  const tags = propertyOf(known, 'tags');
  const attributes = propertyOf(known, 'attributes');
  return {
    id,
    timestampMs,
    message: text('message'),
    status: text('status'),
    service: text('service'),
    host: text('host'),
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    attributes:
      typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
        ? (attributes as Readonly<Record<string, unknown>>)
        : {},
  };
}
