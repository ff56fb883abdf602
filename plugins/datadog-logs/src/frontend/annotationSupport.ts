import {
  type AnnotationEvent,
  type AnnotationQuery,
  type AnnotationSupport,
  type DataFrame,
  textUtil,
} from '@grafana/data';
import { of } from 'rxjs';
import { AnnotationQueryEditor } from './AnnotationQueryEditor';
import { type DatadogLogsDataQuery } from './DatadogLogsDataQuery';

/** Lets dashboards mark the times of logs, such as deployments. */
export function createAnnotationSupport(): AnnotationSupport<DatadogLogsDataQuery> {
  return {
    QueryEditor: AnnotationQueryEditor,
    getDefaultQuery: () => ({ queryType: 'logs', limit: 100 }),
    prepareQuery: ({ target }: AnnotationQuery<DatadogLogsDataQuery>) =>
      target && target.queryType === 'logs' ? target : undefined,
    processEvents: (_, frames) => of(frames.flatMap(eventsOf)),
  };
}

const TAG_LABELS = ['service', 'host', 'env'] as const;

/** One event for each log, its text as it is: Grafana draws the text of events as HTML. */
function eventsOf(frame: DataFrame): readonly AnnotationEvent[] {
  const valuesOf = (name: string): ArrayLike<unknown> =>
    frame.fields.find((field) => field.name === name)?.values ?? [];
  const [times, bodies, severities, ids, labels] = ['timestamp', 'body', 'severity', 'id', 'labels'].map(valuesOf);
  return Array.from({ length: frame.length }, (_, index) => {
    const tags = [severities?.[index], ...TAG_LABELS.map((name) => labelOf(labels?.[index], name))];
    return {
      id: textOf(ids?.[index]),
      time: Number(times?.[index]),
      text: textUtil.escapeHtml(textOf(bodies?.[index])),
      tags: tags.map(textOf).filter((tag) => tag !== ''),
    };
  });
}

function labelOf(labels: unknown, name: string): unknown {
  const found: unknown = typeof labels === 'object' && labels !== null ? Reflect.get(labels, name) : undefined;
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
