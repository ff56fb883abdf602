import { CoreApp, type AnnotationEvent, type DataSourceApi } from '@grafana/data';
import { useCallback, useMemo } from 'react';
import { lastValueFrom } from 'rxjs';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { type AnnotationDefinition } from '../dashboards/model/parseDashboard';
import { buildRequest } from '../queries/buildRequest';
import { runRequest } from '../queries/runRequest';
import { type TimeRangeState } from '../time/useTimeRange';
import { type VariableState } from '../variables/VariableState';
import { type AnnotationMark } from './AnnotationMark';
import { annotationEvents, annotationMarks } from './annotationMarks';

/** What a dashboard's annotation queries found, and what went wrong with them. */
export interface Annotations {
  readonly marks: readonly AnnotationMark[];
  /** Of the first query that failed. */
  readonly failure?: string;
}

const none: readonly AnnotationMark[] = [];

/**
 * Asks a dashboard's annotation queries whenever the time range or a variable changes.
 * @param variables undefined while they are not known
 */
export function useAnnotations(
  definitions: readonly AnnotationDefinition[],
  { time, variables }: { readonly time: TimeRangeState; readonly variables: readonly VariableState[] | undefined }
): Annotations {
  const { dataSources } = usePageServices();
  const { timeRange, timeZone, refreshCount } = time;

  const load = useCallback(
    async () => {
      if (!variables) {
        return none;
      }
      const answers = definitions.map(async (definition) => {
        const dataSource = await dataSources.get(definition.datasource);
        const request = { app: CoreApp.Dashboard, dataSource, timeRange, timeZone, maxDataPoints: 100 };
        const events = await askEvents(definition, { dataSource, request });
        return annotationMarks(events, definition.iconColor);
      });
      return (await Promise.all(answers)).flat();
    },
    // A refresh asks again even when nothing else changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [dataSources, definitions, timeRange, timeZone, refreshCount, variables]
  );
  const loaded = useLoaded(load);

  return useMemo(() => {
    switch (loaded.state) {
      case 'ready':
        return { marks: loaded.value };
      case 'failed':
        return { marks: none, failure: loaded.message };
      case 'loading':
        return { marks: none };
    }
  }, [loaded]);
}

interface Ask {
  readonly dataSource: DataSourceApi;
  readonly request: Omit<Parameters<typeof buildRequest>[0], 'targets'>;
}

/** Asks one annotation query in the way that its data source supports. @throws Error with the data source's message */
async function askEvents(
  definition: AnnotationDefinition,
  { dataSource, request }: Ask
): Promise<readonly AnnotationEvent[]> {
  const support = dataSource.annotations;
  if (!support) {
    throw new Error(`${dataSource.type} has no annotations`);
  }
  const saved = { ...definition, datasource: dataSource.getRef() };
  const annotation = support.prepareAnnotation?.(saved) ?? saved;
  const query = support.prepareQuery ? support.prepareQuery(annotation) : annotation.target;
  if (!query) {
    return [];
  }
  const targets = [{ ...query, refId: 'Anno' }];
  const { series, error } = await lastValueFrom(runRequest(dataSource, buildRequest({ ...request, targets })));
  if (error) {
    throw new Error(error.message ?? 'The query failed without a message');
  }
  const events = support.processEvents
    ? await lastValueFrom(support.processEvents(annotation, series))
    : annotationEvents(series);
  return events ?? [];
}
