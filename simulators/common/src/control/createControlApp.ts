import { Hono } from 'hono';
import type { Journal } from '../journal/Journal';
import type { ServerEnv } from '../ServerEnv';
import { OptionsReader } from './OptionsReader';

/** What every simulator lets other processes control. */
export interface ControlOptions<Scenario extends string, ScenarioOptions, QuotaOptions> {
  readonly journal: Journal;
  /** What `/calls` tells. */
  readonly countCalls: () => object;
  readonly quota: { readonly state: object; switchOn(options: QuotaOptions): void; switchOff(): void };
  /** Reads JSON. @throws RangeError naming what is wrong */
  readonly parseQuotaOptions: (json: unknown) => QuotaOptions;
  /** What can go wrong, by name; a scenario that is started again replaces itself. */
  readonly scenarios: {
    readonly names: readonly Scenario[];
    /** Reads JSON. @throws RangeError naming what is wrong */
    readonly parseOptions: (json: unknown) => ScenarioOptions;
    /** Makes it go wrong and returns what ends that. */
    readonly begin: (name: Scenario, options: ScenarioOptions) => () => void;
  };
  readonly clock: { now(): number; advance(ms: number): void };
}

/**
 * Reads and steers a running simulator over http: `GET` and `DELETE /calls`; `GET`, `PUT` and `DELETE /quota`;
 * `PUT` and `DELETE /scenarios/{name}`; `GET` and `POST /clock`. It is for tests in other processes and belongs on the
 * loopback interface. A RangeError of any handler is answered with 400; a vendor may add routes of its own.
 */
export function createControlApp<Scenario extends string, ScenarioOptions, QuotaOptions>({
  journal,
  countCalls,
  quota,
  parseQuotaOptions,
  scenarios,
  clock,
}: ControlOptions<Scenario, ScenarioOptions, QuotaOptions>): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();

  app.get('/calls', (context) => context.json(countCalls()));
  app.delete('/calls', (context) => {
    journal.clear();
    return context.json(countCalls());
  });

  app.get('/quota', (context) => context.json(quota.state));
  app.put('/quota', async (context) => {
    quota.switchOn(parseQuotaOptions(await readControlJson(context.req)));
    return context.json(quota.state);
  });
  app.delete('/quota', (context) => {
    quota.switchOff();
    return context.json(quota.state);
  });

  const scenarioName = (text: string): Scenario => {
    const name = scenarios.names.find((candidate) => candidate === text);
    if (name === undefined) {
      throw new RangeError(`Expected one of ${scenarios.names.join(', ')} instead of "${text}".`);
    }
    return name;
  };
  const ends = new Map<Scenario, () => void>();
  const stop = (name: Scenario) => {
    ends.get(name)?.();
    ends.delete(name);
  };
  app.put('/scenarios/:name', async (context) => {
    const json = await readControlJson(context.req);
    const name = scenarioName(context.req.param('name'));
    const options = scenarios.parseOptions(json);
    stop(name);
    ends.set(name, scenarios.begin(name, options));
    return context.json({});
  });
  app.delete('/scenarios/:name', (context) => {
    stop(scenarioName(context.req.param('name')));
    return context.json({});
  });

  const present = () => ({ now: new Date(clock.now()).toISOString() });
  app.get('/clock', (context) => context.json(present()));
  app.post('/clock', async (context) => {
    clock.advance(advanceOf(await readControlJson(context.req), clock.now()));
    return context.json(present());
  });

  app.onError((error, context) => {
    if (error instanceof RangeError) {
      return context.json({ message: error.message }, 400);
    }
    throw error;
  });
  return app;
}

/** The body of a control request; an object without fields when there is none. @throws RangeError when it is no JSON */
export async function readControlJson(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new RangeError(`Expected JSON instead of "${text.slice(0, 100)}".`);
  }
}

function advanceOf(json: unknown, nowMs: number): number {
  const options = new OptionsReader(json);
  const advanceSeconds = options.raw('advanceSeconds');
  const instant = options.instant('now');
  options.refuseOthers();
  if (advanceSeconds === undefined && instant !== undefined) {
    return instant - nowMs;
  }
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0)) {
    throw new RangeError('Expected {"advanceSeconds": a number that is not negative} or {"now": an instant}.');
  }
  return advanceSeconds * 1000;
}
