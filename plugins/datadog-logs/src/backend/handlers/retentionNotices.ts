import type { Notice } from '@glance/data-frames';
import { upstreamCall } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import { hasCode, isUpstreamError } from '@glance/upstream';
import type { TimeRange } from '../../shared/interval';
import type { LogSearch } from '../../shared/LogSearch';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { mayOutlastRetention, retentionText } from '../queries/retention';
import type { LogIndex } from '../upstream/LogIndex';

// Retentions are changed seldom, and the permission to read them is given as seldom.
const FRESH_FOR_MS = 3_600_000;

// What is good to know must not keep anybody waiting.
const PATIENCE_MS = 3000;

/**
 * Says that a range begins before the oldest logs that are kept, as far as the keys may know that. A query never fails
 * for it, and alert rules, which see no notices, do not spend a call on it.
 */
export async function retentionNotices(
  search: LogSearch,
  range: TimeRange,
  context: CallContext<DatadogLogsInstance>
): Promise<readonly Notice[]> {
  const { instance, fromAlert } = context;
  const nowMs = instance.nowMs();
  if (fromAlert || !mayOutlastRetention(search, range, nowMs)) {
    return [];
  }
  const text = retentionText(search, range, { nowMs, known: await knownIndexes(context, nowMs) });
  return text === undefined ? [] : [{ severity: 'warning', text }];
}

async function knownIndexes(context: CallContext<DatadogLogsInstance>, nowMs: number): Promise<readonly LogIndex[]> {
  const { instance } = context;
  const { cacheTtlMs = FRESH_FOR_MS } = instance.settings;
  const deadlineAtMs = Math.min(context.deadlineAtMs ?? Infinity, nowMs + PATIENCE_MS);
  try {
    const { value } = await instance.ask(
      {
        kind: 'retentions',
        request: {},
        freshForMs: Math.min(cacheTtlMs, FRESH_FOR_MS),
        load: (own) =>
          instance.upstream.listIndexes(own).catch((error: unknown) => {
            // Keys that may not are not tried with every query.
            if (hasCode(error, 'forbidden')) {
              return [];
            }
            throw error;
          }),
      },
      upstreamCall({ ...context, deadlineAtMs })
    );
    return value;
  } catch (error) {
    if (isUpstreamError(error)) {
      return [];
    }
    throw error;
  }
}
