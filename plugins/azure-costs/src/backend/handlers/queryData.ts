import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { parseQuery } from '../../shared/query';
import type { AzureCostsInstance } from '../AzureCostsInstance';
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
    const query = parseQuery(model, context);
    return [
      query.queryType === 'costs' ? await queryCosts(query, asked, context) : await queryVariable(query, context),
    ];
  });
}
