import { FieldType, textUtil, type AnnotationEvent, type DataFrame, type Field } from '@grafana/data';
import { type AnnotationMark } from './AnnotationMark';

/**
 * The events in frames, found as Grafana finds them where a data source does not make them itself: fields by the names of
 * an event's parts, else the first time and the first text.
 */
export function annotationEvents(frames: readonly DataFrame[]): readonly AnnotationEvent[] {
  return frames.flatMap((frame) => {
    const named = (name: string): Field | undefined => frame.fields.find((field) => field.name === name);
    const first = (type: FieldType): Field | undefined => frame.fields.find((field) => field.type === type);
    const time = named('time') ?? first(FieldType.time);
    const text = named('text') ?? first(FieldType.string);
    const title = named('title');
    const tags = named('tags');
    return Array.from({ length: frame.length }, (_, row) => ({
      time: time?.values[row],
      title: title?.values[row],
      text: text?.values[row],
      tags: toTags(tags?.values[row]),
    }));
  });
}

/** Events as marks; one without a time cannot be drawn. */
export function annotationMarks(events: readonly AnnotationEvent[], color: string): readonly AnnotationMark[] {
  return events.flatMap(({ time, title, text, tags }) =>
    typeof time === 'number'
      ? [
          {
            timeMs: time,
            text: [title, text].flatMap((part) => (part ? plainText(part) : [])).join(': '),
            tags: tags ?? [],
            color,
          },
        ]
      : []
  );
}

/** The text of HTML, which Grafana takes the text of events for. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(textUtil.sanitize(html), 'text/html').body.textContent ?? '';
}

function toTags(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.map(String);
  }
  return typeof value === 'string' && value !== '' ? value.split(',').map((tag) => tag.trim()) : [];
}
