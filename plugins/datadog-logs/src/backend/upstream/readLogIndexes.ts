import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';
import type { LogIndex } from './LogIndex';

/**
 * Reads the body of the list of indexes.
 * @throws InvalidAnswer when it is not what Datadog documents; the message holds nothing of the body
 */
export function readLogIndexes(body: string): readonly LogIndex[] {
  const indexes = propertyOf(parseAnswer(body), 'indexes');
  if (!Array.isArray(indexes)) {
    throw new InvalidAnswer('indexes is not a list');
  }
  return indexes.map(readLogIndex);
}

function readLogIndex(index: unknown): LogIndex {
  const name = propertyOf(index, 'name');
  if (typeof name !== 'string') {
    throw new InvalidAnswer('an index has no name');
  }
  const retentionDays = propertyOf(index, 'num_retention_days');
  const flexRetentionDays = propertyOf(index, 'num_flex_logs_retention_days');
  return {
    name,
    ...(typeof retentionDays === 'number' && { retentionDays }),
    ...(typeof flexRetentionDays === 'number' && { flexRetentionDays }),
  };
}
