import { healthResult, type HealthTrial, runTrials, type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext, HealthResult } from '@glance/plugin-sdk';
import { hasCode } from '@glance/upstream';
import { SEARCH_DEFAULTS } from '../../shared/defaults';
import { floorTo } from '../../shared/interval';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';

const MINUTE_MS = 60_000;

/**
 * Tries both keys, counts one minute of logs and lists indexes, without the cache in between. The first step that fails
 * says what to do; those after it are skipped. Indexes need a permission of their own, which is good to have only.
 */
export async function checkHealth(context: CallContext<DatadogLogsInstance>): Promise<HealthResult> {
  const { instance, signal } = context;
  const steps = await runTrials(trials(instance, upstreamCall(context)), signal);
  return healthResult(steps, {
    summary: `Datadog (${instance.settings.site}) can be read`,
    tlsSkipVerify: instance.settings.tlsSkipVerify,
  });
}

function trials(instance: DatadogLogsInstance, call: UpstreamCall): readonly HealthTrial[] {
  const { upstream } = instance;
  return [
    {
      name: 'apiKey',
      run: async () => {
        await upstream.validate(call);
        return 'the API key is good';
      },
    },
    {
      name: 'applicationKey',
      run: async () => {
        await upstream.validateKeys(call);
        return 'the application key is good';
      },
    },
    {
      name: 'readLogs',
      run: async () => `${countText(await countMinute(instance, call), 'log', 'logs')} in the last whole minute`,
    },
    {
      name: 'listIndexes',
      run: () => indexesText(instance, call),
    },
  ];
}

/** Counts the logs of a minute: the cheapest proof that logs may be read. */
async function countMinute(instance: DatadogLogsInstance, call: UpstreamCall): Promise<number> {
  const toMs = floorTo(instance.nowMs(), MINUTE_MS);
  const { buckets } = await instance.upstream.aggregate(
    { ...SEARCH_DEFAULTS, fromMs: toMs - MINUTE_MS, toMs, computes: [{ aggregation: 'count' }], groupBy: [] },
    call
  );
  const count = buckets[0]?.computes[0];
  return typeof count === 'number' ? count : 0;
}

async function indexesText({ upstream }: DatadogLogsInstance, call: UpstreamCall): Promise<string> {
  try {
    const { length } = await upstream.listIndexes(call);
    return `${countText(length, 'index', 'indexes')} listed`;
  } catch (error) {
    if (hasCode(error, 'forbidden')) {
      return 'indexes cannot be listed without the permission logs_read_config, but can be typed by name';
    }
    throw error;
  }
}

function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
