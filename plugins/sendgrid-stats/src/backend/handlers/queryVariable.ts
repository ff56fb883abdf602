import type { CheckedFrame } from '@glance/data-frames';
import { optionsFrame } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { VariableQuery } from '../../shared/variableQuery';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { listOptions } from './lists';

/** Answers a variable query with one frame of two string fields, `text` and `value`. */
export async function queryVariable(
  query: VariableQuery,
  context: CallContext<SendGridStatsInstance>
): Promise<CheckedFrame> {
  return optionsFrame(await listOptions(query, context));
}
