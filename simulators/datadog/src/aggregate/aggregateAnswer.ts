import type { JsonReader } from '@glance/simulator-common';
import type { LogStore } from '../logs/LogStore';
import { answerMeta, type AnswerMeta } from '../routes/answerMeta';
import type { Cursors } from '../routes/Cursors';
import { aggregateLogs } from './aggregateLogs';
import type { LogBucket } from './listGroups';
import { parseAggregateQuery } from './parseAggregateQuery';

const GROUPS_PER_PAGE = 1000;

/** The body of an aggregate's answer. */
export interface AggregateAnswer {
  readonly data: { readonly buckets: readonly LogBucket[] };
  readonly meta: AnswerMeta;
}

/** Where a page begins, and the moment that the first one was answered for. */
interface GroupPlace {
  readonly offset: number;
  readonly asOfMs: number;
}

/** Answers `POST /api/v2/logs/analytics/aggregate`. @throws DatadogError 400 */
export function aggregateAnswer(
  body: JsonReader,
  { store, cursors }: { readonly store: LogStore; readonly cursors: Cursors }
): AggregateAnswer {
  const startedAtMs = performance.now();
  const { page, ...fields } = body.object(['compute', 'filter', 'group_by', 'options', 'page']);
  const search = [fields.compute, fields.filter, fields.group_by].map((field) => field.raw());
  const kind = 'aggregate';
  const cursor = page.isMissing ? undefined : page.object(['cursor']).cursor.string();
  const { offset, asOfMs } =
    cursor === undefined ? { offset: 0, asOfMs: store.nowMs } : cursors.redeem<GroupPlace>(cursor, { kind, search });
  const query = parseAggregateQuery(fields, asOfMs);
  const buckets = aggregateLogs({ store, query, asOfMs });
  const end = offset + GROUPS_PER_PAGE;
  const after =
    buckets.length > end ? cursors.issue<GroupPlace>({ kind, search, place: { offset: end, asOfMs } }) : undefined;
  return {
    data: { buckets: buckets.slice(offset, end) },
    meta: answerMeta({ store, query, startedAtMs, after }),
  };
}
