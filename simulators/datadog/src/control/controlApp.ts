import {
  countEndpoints,
  createControlApp,
  type Faults,
  type Journal,
  readControlJson,
  type ServedApp,
} from '@glance/simulator-common';
import type { LogStore } from '../logs/LogStore';
import type { Organisation } from '../orgs/Organisation';
import type { Quota } from '../quota/Quota';
import { parseQuotaOptions } from '../quota/QuotaOptions';
import type { Cursors } from '../routes/Cursors';
import { parseCountQuestion } from './parseCountQuestion';
import { parseLogEvents } from './parseLogEvents';
import { beginScenario, parseScenarioOptions, SCENARIO_NAMES } from './scenarios';

/** What can be controlled from another process. */
export interface DatadogControlOptions {
  readonly organisations: readonly Organisation[];
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly cursors: Cursors;
  readonly clock: { now(): number; advance(ms: number): void };
}

/**
 * Reads and steers a running simulator over http, see `createControlApp`; besides `POST` and `DELETE /logs`, and
 * `POST /truth`. `?organisation=` names another one than the first.
 */
export function createDatadogControlApp(options: DatadogControlOptions): ServedApp {
  const { organisations, journal, quota, clock } = options;
  const app = createControlApp({
    journal,
    clock,
    countCalls: () => ({ endpoints: countEndpoints(journal) }),
    quota,
    parseQuotaOptions,
    scenarios: {
      names: SCENARIO_NAMES,
      parseOptions: parseScenarioOptions,
      begin: (name, chosen) => beginScenario(name, chosen, options),
    },
  });

  const storeOf = (name: string | undefined): LogStore => {
    const organisation = name === undefined ? organisations[0] : organisations.find((other) => other.name === name);
    if (organisation === undefined) {
      throw new RangeError(`There is no organisation "${name}".`);
    }
    return organisation.store;
  };
  app.post('/logs', async ({ req, json }) => {
    const events = parseLogEvents(await readControlJson(req));
    storeOf(req.query('organisation')).add(events);
    return json({ added: events.length });
  });
  app.delete('/logs', ({ req, json }) => {
    storeOf(req.query('organisation')).clear();
    return json({});
  });
  app.post('/truth', async ({ req, json }) => {
    const question = parseCountQuestion(await readControlJson(req));
    return json(storeOf(req.query('organisation')).count(question));
  });
  return app;
}
