import type { CheckedFrame } from '@glance/data-frames';
import { queryModel } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type ParsedQuery, parseQuery } from '../../shared/query';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { queryLogCounts } from './queryLogCounts';

/** Answers one query of any type. */
export async function queryData(
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<readonly CheckedFrame[]> {
  const { fromAlert, instance } = context;
  const { evaluationDelayMs } = instance.settings;
  return [await answer(parseQuery(queryModel(asked), { fromAlert, evaluationDelayMs }), asked, context)];
}

function answer(
  query: ParsedQuery,
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  switch (query.queryType) {
    case 'logCounts':
      return queryLogCounts(query, asked, context);
  }
}
