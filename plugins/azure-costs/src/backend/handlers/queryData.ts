import type { CheckedFrame } from '@glance/data-frames';
import { queryModel } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type ParsedQuery, parseQuery } from '../../shared/query';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { queryCostChanges } from './queryCostChanges';
import { queryCosts } from './queryCosts';
import { queryVariable } from './queryVariable';

/** Answers one query of any type. */
export async function queryData(
  asked: DataQuery,
  context: CallContext<AzureCostsInstance>
): Promise<readonly CheckedFrame[]> {
  return [await answer(parseQuery(queryModel(asked), context), asked, context)];
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
