import {
  countEach,
  countEndpoints,
  createControlApp,
  type Now,
  readControlJson,
  type ServedApp,
} from '@glance/simulator-common';
import { findSender } from '../accounts/findSender';
import { parseQuotaOptions } from '../quota/QuotaOptions';
import type { SendGridSimulator } from '../startSendGridSimulator';
import { parseMailBatches } from './parseMailBatches';
import { parseMailQuestion } from './parseMailQuestion';
import { beginScenario, parseScenarioOptions, SCENARIO_NAMES } from './scenarios';

/** What can be controlled from another process. */
export interface SendGridControlOptions extends Pick<
  SendGridSimulator,
  'accounts' | 'keys' | 'journal' | 'faults' | 'quota' | 'addMail' | 'countMail'
> {
  readonly clock: { readonly now: Now; advance(ms: number): void };
}

/**
 * Reads and steers a running simulator over http, see `createControlApp`; besides `POST` and `DELETE
 * /mail?username=`, and `POST /truth`.
 */
export function createSendGridControlApp(options: SendGridControlOptions): ServedApp {
  const { accounts, journal, quota, clock } = options;
  const app = createControlApp({
    journal,
    clock,
    countCalls: () => ({
      endpoints: countEndpoints(journal),
      accounts: countEach(journal.entries.map(({ caller = 'nobody' }) => caller)),
    }),
    quota,
    parseQuotaOptions,
    scenarios: {
      names: SCENARIO_NAMES,
      parseOptions: parseScenarioOptions,
      begin: (name, chosen) => beginScenario(name, chosen, { ...options, now: clock.now }),
    },
  });

  app.post('/mail', async ({ req, json }) => {
    const batches = parseMailBatches(await readControlJson(req));
    options.addMail(req.query('username') ?? '', batches);
    return json({ added: batches.length });
  });
  app.delete('/mail', ({ req, json }) => {
    findSender(accounts, req.query('username') ?? '').mail.clear();
    return json({});
  });
  app.post('/truth', async ({ req, json }) => {
    const { username, ...question } = parseMailQuestion(await readControlJson(req));
    return json(options.countMail(username, question));
  });
  return app;
}
