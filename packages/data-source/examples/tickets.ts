import {
  askCache,
  createDataSourcePlugin,
  type PluginEnvironment,
  type ProcessState,
  queryModel,
  type UpstreamCall,
  upstreamCall,
} from '@glance/data-source';
import { float64Field, table } from '@glance/data-frames';
import type { DataSourcePlugin, DataSourceSettings } from '@glance/plugin-sdk';
import { UpstreamError } from '@glance/upstream';
import { parseInput, text } from '@glance/user-input';
import * as z from 'zod/mini';

/** How a vendor is asked how many tickets a team has. */
export type CountTickets = (team: string, call: UpstreamCall) => Promise<number>;

const PLUGIN_ID = 'example-tickets-datasource';
const querySchema = z.object({ queryType: z.literal('tickets'), team: text() });

/** One configured data source: whose answers it gets, and how it asks. */
class TicketsInstance {
  readonly settings = { timeoutMs: 30_000 };
  readonly #state: ProcessState;
  readonly #count: CountTickets;
  readonly #secrets: Readonly<Record<string, string>>;

  constructor({ secureJsonData }: DataSourceSettings, state: ProcessState, count: CountTickets) {
    this.#secrets = secureJsonData;
    this.#state = state;
    this.#count = count;
  }

  nowMs(): number {
    return this.#state.clock.now();
  }

  /** Kept for a minute. Any number of callers that ask at the same time cost one call. */
  async tickets(team: string, call: UpstreamCall): Promise<number> {
    const { cache, nameOwner } = this.#state;
    const owner = nameOwner({ settings: {}, secrets: this.#secrets });
    const overdue = () => new UpstreamError('timeout', 'There was no answer in time. Try again later');
    const question = {
      kind: 'tickets',
      request: { team },
      freshForMs: 60_000,
      load: (caller: UpstreamCall) => this.#count(team, caller),
    };
    return (await askCache({ cache, pluginId: PLUGIN_ID, owner, overdue }, question, call)).value;
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** The whole plugin, as `serveDataSource` of `@glance/data-source/start` takes it. */
export function createPlugin(count: CountTickets, environment: PluginEnvironment): DataSourcePlugin<TicketsInstance> {
  return createDataSourcePlugin(
    {
      defaultHoldMs: 60_000,
      createInstance: (settings, _host, state) => new TicketsInstance(settings, state, count),
      queryData: async (query, context) => {
        const { team } = parseInput(querySchema, queryModel(query));
        const tickets = await context.instance.tickets(team, upstreamCall(context));
        return [table({ fields: [float64Field('tickets', Float64Array.of(tickets))] })];
      },
    },
    environment
  );
}
