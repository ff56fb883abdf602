import { type QueryAnswer } from '../../GrafanaHost';
import { type PluginCall } from '../pluginCall';
import { frameToJson, type FrameJson } from './frameToJson';
import { type QueryRequest } from './parseQueryRequest';
import { toPluginHttpError } from './toPluginHttpError';

/** The answer to one refId as `/api/ds/query` gives it. */
export interface QueryResultJson {
  readonly status: number;
  readonly frames: readonly FrameJson[];
  readonly error?: string;
  readonly errorSource?: string;
}

/**
 * Asks all data sources of a request at once, each in one call.
 * @param resolve whom to call for a data source
 * @throws HttpError when a call as a whole fails: one refId's error is part of the results instead
 */
export async function runQueries(
  { byDataSource, fromMs, toMs }: QueryRequest,
  resolve: (uid: string) => PluginCall
): Promise<Readonly<Record<string, QueryResultJson>>> {
  const targets = [...byDataSource].map(([uid, queries]) => ({ queries, ...resolve(uid) }));
  const answers = await Promise.all(
    targets.map(async ({ host, call, queries }) => {
      try {
        return await host.queryData({ ...call, queries, fromMs, toMs });
      } catch (error) {
        throw toPluginHttpError(error);
      }
    })
  );
  return Object.fromEntries(
    answers.flatMap((answer) => Object.entries(answer).map(([refId, one]) => [refId, toResult(one, refId)] as const))
  );
}

/** Grafana answers 400 as soon as one query failed. */
export function resultStatus(results: Readonly<Record<string, QueryResultJson>>): 200 | 400 {
  return Object.values(results).some((result) => result.error !== undefined) ? 400 : 200;
}

function toResult({ status, error, errorSource, frames }: QueryAnswer, refId: string): QueryResultJson {
  // A status outside HTTP's range is read as 500, so that a plugin that sets none is noticed here too.
  const known = status >= 100 && status < 600 ? status : 500;
  return {
    ...(error && { error, errorSource: errorSource || 'plugin' }),
    status: known,
    frames: frames.map((frame) => frameToJson(frame, refId)),
  };
}
