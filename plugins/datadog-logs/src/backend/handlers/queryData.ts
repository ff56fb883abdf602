import type { CheckedFrame } from '@glance/data-frames';
import { queryReader } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type ParsedQuery, parseQuery } from '../../shared/query';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { queryLogCounts } from './queryLogCounts';
import { queryLogs } from './queryLogs';
import { queryLogVolume } from './queryLogVolume';
import { queryVariable } from './queryVariable';

const readQuery = queryReader(parseQuery);

/** Answers one query of any type. */
export async function queryData(
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<readonly CheckedFrame[]> {
  const { fromAlert, instance } = context;
  const { evaluationDelayMs } = instance.settings;
  return [await answer(readQuery(asked, { fromAlert, evaluationDelayMs }), asked, context)];
}

function answer(
  query: ParsedQuery,
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  switch (query.queryType) {
    case 'logCounts':
      return queryLogCounts(query, asked, context);
    case 'logs':
      return queryLogs(query, asked, context);
    case 'logVolume':
      return queryLogVolume(query, asked, context);
    case 'variable':
      return queryVariable(query, asked, context);
  }
}
