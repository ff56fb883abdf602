import type { CheckedFrame } from '@glance/data-frames';
import { type OptionList, optionsFrame } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { VariableQuery } from '../../shared/variableQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { facetOptions } from './lists/facetOptions';
import { facetValueOptions } from './lists/facetValueOptions';
import { indexOptions } from './lists/indexOptions';
import { type ListContext, listContext } from './lists/ListContext';

/** Answers a variable query with one frame of two string fields, `text` and `value`, about the dashboard's time. */
export async function queryVariable(
  query: VariableQuery,
  { fromMs, toMs }: Pick<DataQuery, 'fromMs' | 'toMs'>,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  return optionsFrame(await optionsOf(query, listContext(context, { fromMs, toMs })));
}

function optionsOf(query: VariableQuery, context: ListContext): Promise<OptionList> {
  switch (query.variable) {
    case 'facetValues':
      return facetValueOptions(query, context);
    case 'facets':
      return facetOptions(query.query, context);
    case 'indexes':
      return indexOptions(context);
  }
}
