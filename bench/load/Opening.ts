import { setTimeout as delay } from 'node:timers/promises';
import type { HostDataSource, HostQuery } from '@glance/harness';
import type { Fleet } from './Fleet';

/** One panel of a user: its queries are asked in one call. */
export type PanelQueries = readonly HostQuery[];

export interface OpeningOptions {
  readonly users: number;
  readonly dataSource: HostDataSource;
  readonly days: number;
  /** The panels that a user looks at; they are asked all at once, as a browser does. */
  readonly panelsOf: (user: number) => readonly PanelQueries[] | Promise<readonly PanelQueries[]>;
  /** Time over which the users are spread evenly; 0: all at once. */
  readonly withinMs: number;
}

/** What came of many users who opened their panels. */
export interface Opening {
  /** Time until each panel had its answer. */
  readonly panelsMs: readonly number[];
  /** Time until each user had all of them. */
  readonly usersMs: readonly number[];
  /** Errors that users saw, as `<status> <text>`. */
  readonly errors: readonly string[];
  /** Cost queries that reached Azure. */
  readonly calls: number;
  /** How many of those were different. */
  readonly differentCalls: number;
  readonly mostInFlight: number;
}

/** Lets users open their panels, and counts what reaches Azure meanwhile. */
export async function openPanels(fleet: Fleet, options: OpeningOptions): Promise<Opening> {
  const { users, withinMs } = options;
  const { journal } = fleet.simulator;
  journal.clear();
  const panelsMs: number[] = [];
  const usersMs: number[] = [];
  const errors: string[] = [];
  const open = async (user: number): Promise<void> => {
    await delay((user * withinMs) / users);
    const startedAtMs = performance.now();
    const panels = await options.panelsOf(user);
    await Promise.all(
      panels.map(async (queries) => {
        const askedAtMs = performance.now();
        errors.push(...(await ask(fleet, user, { ...options, queries })));
        panelsMs.push(performance.now() - askedAtMs);
      })
    );
    usersMs.push(performance.now() - startedAtMs);
  };
  await Promise.all(Array.from({ length: users }, (_, user) => open(user)));
  const calls = journal.of('query');
  return {
    panelsMs,
    usersMs,
    errors,
    calls: calls.length,
    differentCalls: new Set(calls.map(({ url, body }) => `${url} ${body}`)).size,
    mostInFlight: journal.peakInFlight('query'),
  };
}

async function ask(
  fleet: Fleet,
  user: number,
  { dataSource, days, queries }: OpeningOptions & { readonly queries: PanelQueries }
): Promise<readonly string[]> {
  const toMs = Date.now();
  const range = { fromMs: toMs - days * 86_400_000, toMs };
  const answers = await fleet.hostOf(user).queryData({ dataSource, queries, ...range });
  return queries.flatMap(({ refId }) => {
    const { status, error } = answers[refId] ?? { status: 0, error: `there is no answer to ${refId}` };
    return error === undefined ? [] : [`${status} ${error}`];
  });
}
