import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type ParsedQuery, parseQuery } from '../../shared/query';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { queryCostChanges } from './queryCostChanges';
import { queryCosts } from './queryCosts';
import { queryVariable } from './queryVariable';
import { translated } from './toPluginError';

/** Answers one query of any type. */
export function queryData(
  asked: DataQuery,
  context: CallContext<AzureCostsInstance>
): Promise<readonly CheckedFrame[]> {
  return translated(async () => {
    // Grafana sends the type beside the model too, and only there when a host has rebuilt the model.
    const model = asked.queryType === '' ? asked.model : { queryType: asked.queryType, ...asked.model };
    return [await answer(parseQuery(model, context), asked, context)];
  });
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
