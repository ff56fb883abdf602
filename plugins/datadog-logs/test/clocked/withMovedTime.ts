import type { FakeClock } from '@glance/cache/testing';
import { type CallContext, type DataSourcePlugin, jsonResponse, ResourceRouter } from '@glance/plugin-sdk';
import { UpstreamActivity } from './UpstreamActivity';

/**
 * A plugin whose clock is moved by the resource `POST test/clock`, with `{"toMs": …}`: to then, in order, with everything
 * that falls due on the way. The answer says what is still under way: `queries` that are not answered, and `requests`
 * upstream. When there are queries and no requests, they wait for time to pass.
 */
export function withMovedTime<Instance>(
  plugin: DataSourcePlugin<Instance>,
  clock: FakeClock
): DataSourcePlugin<Instance> {
  const upstream = new UpstreamActivity();
  let queries = 0;
  const resources = plugin.resources ?? new ResourceRouter<Instance>();
  resources.post('test/clock', async (request) => {
    const { toMs } = request.json() as { readonly toMs: number };
    await clock.advance(Math.max(toMs - clock.now(), 0));
    await clock.settle();
    return jsonResponse({ queries, requests: upstream.inFlight });
  });
  return {
    ...plugin,
    resources,
    queryData: async (query, context) => {
      queries += 1;
      try {
        return await plugin.queryData(query, inItsTime(context, clock));
      } finally {
        queries -= 1;
      }
    },
  };
}

/** Deadlines come by the machine's clock; what is left of it is left by the plugin's too. */
function inItsTime<Instance>(context: CallContext<Instance>, clock: FakeClock): CallContext<Instance> {
  const { deadlineAtMs } = context;
  return deadlineAtMs === undefined
    ? context
    : { ...context, deadlineAtMs: clock.now() + Math.max(deadlineAtMs - Date.now(), 0) };
}
