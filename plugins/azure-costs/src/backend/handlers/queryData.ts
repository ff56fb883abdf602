import type { CheckedFrame } from '@glance/data-frames';
import { queryReader } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type ParsedQuery, parseQuery } from '../../shared/query';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { queryCostChanges } from './queryCostChanges';
import { queryCosts } from './queryCosts';
import { queryVariable } from './queryVariable';

const readQuery = queryReader(parseQuery);

/** Answers one query of any type. */
export async function queryData(
  asked: DataQuery,
  context: CallContext<AzureCostsInstance>
): Promise<readonly CheckedFrame[]> {
  const { fromAlert } = context;
  return [await answer(readQuery(asked, { fromAlert }), asked, context)];
}

function answer(query: ParsedQuery, asked: DataQuery, context: CallContext<AzureCostsInstance>): Promise<CheckedFrame> {
  switch (query.queryType) {
    case 'costs':
      return queryCosts(query, asked, context);
    case 'costChanges':
      return queryCostChanges(query, asked, context);
    case 'variable':
      return queryVariable(query, context);
  }
}
