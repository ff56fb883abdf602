import type { Faults, Journal, ServerEnv } from '@glance/simulator-common';
import { Hono } from 'hono';
import type { Quota } from '../quota/Quota';
import { parseQuotaOptions } from '../quota/parseQuotaOptions';
import { countCalls } from './countCalls';
import { parseScenarioOptions, SCENARIO_NAMES, type ScenarioName, Scenarios } from './Scenarios';

/** What can be controlled from another process. */
export interface ControlOptions {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly clock: { now(): number; advance(ms: number): void };
}

/**
 * Reads and steers a running simulator over http: `GET` and `DELETE /calls`; `GET`, `PUT` and `DELETE /quota`;
 * `PUT` and `DELETE /scenarios/{name}`; `POST /clock`. It is for tests in other processes and belongs on the loopback
 * interface.
 */
export function createControlApp({ journal, faults, quota, clock }: ControlOptions): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  const scenarios = new Scenarios({ faults, quota });

  app.get('/calls', (context) => context.json(countCalls(journal)));
  app.delete('/calls', (context) => {
    journal.clear();
    return context.json(countCalls(journal));
  });

  app.get('/quota', (context) => context.json(quota.state));
  app.put('/quota', async (context) => {
    quota.switchOn(parseQuotaOptions(await jsonOf(context.req.text())));
    return context.json(quota.state);
  });
  app.delete('/quota', (context) => {
    quota.switchOff();
    return context.json(quota.state);
  });

  app.put('/scenarios/:name', async (context) => {
    const options = parseScenarioOptions(await jsonOf(context.req.text()));
    scenarios.start(scenarioName(context.req.param('name')), options);
    return context.json({});
  });
  app.delete('/scenarios/:name', (context) => {
    scenarios.stop(scenarioName(context.req.param('name')));
    return context.json({});
  });

  app.post('/clock', async (context) => {
    clock.advance(secondsOf(await jsonOf(context.req.text())) * 1000);
    return context.json({ now: new Date(clock.now()).toISOString() });
  });

  app.onError((error, context) => {
    if (error instanceof RangeError) {
      return context.json({ message: error.message }, 400);
    }
    throw error;
  });
  return app;
}

async function jsonOf(body: Promise<string>): Promise<unknown> {
  const text = await body;
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new RangeError(`Expected JSON instead of "${text}".`);
  }
}

function scenarioName(text: string): ScenarioName {
  const name = SCENARIO_NAMES.find((candidate) => candidate === text);
  if (name === undefined) {
    throw new RangeError(`Expected one of ${SCENARIO_NAMES.join(', ')} instead of "${text}".`);
  }
  return name;
}

function secondsOf(json: unknown): number {
  const { advanceSeconds } = Object(json) as Record<string, unknown>;
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0)) {
    throw new RangeError('Expected {"advanceSeconds": a number that is not negative}.');
  }
  return advanceSeconds;
}
