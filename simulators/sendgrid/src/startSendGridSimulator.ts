import { createDelivery, type Faults, type Journal, type Now, startServers } from '@glance/simulator-common';
import { type AccountOptions, DEFAULT_ACCOUNTS } from './accounts/AccountOptions';
import type { ApiKeys } from './accounts/ApiKeys';
import { callerNamer } from './accounts/callerNamer';
import { createAccounts } from './accounts/createAccounts';
import { findSender } from './accounts/findSender';
import type { UnknownSubuserForm } from './accounts/identify';
import type { Account, Region } from './accounts/Sender';
import { endpointOf } from './endpointOf';
import type { Figures } from './mail/Figures';
import type { MailBatch } from './mail/MailBatch';
import { Quota } from './quota/Quota';
import type { QuotaOptions } from './quota/QuotaOptions';
import { createSendGridApp } from './sendGridApp';
import { countMail, type MailQuestion } from './truth/countMail';

/** Everything has a default that suits a test. */
export interface SendGridSimulatorOptions {
  /** Of the global host; 0, the default, takes a free one. */
  readonly port?: number;
  /** Of the EU's host; default the port after `port`, or a free one. */
  readonly euPort?: number;
  /** Address to bind with `tls`; default 127.0.0.1. Plain http is for this machine alone. */
  readonly host?: string;
  /** Name under which clients reach it with `tls`, in URLs and certificates; default `localhost`. */
  readonly publicHost?: string;
  /** The present; default the machine's. */
  readonly now?: Now;
  /** Added to every answer; default 0. */
  readonly latencyMs?: number;
  /** Serves https with an authority made at start; default plain http. */
  readonly tls?: boolean;
  /** Default: `contoso` with two subusers, and `fabrikam` in the EU, none of them with mail. */
  readonly accounts?: readonly AccountOptions[];
  /** Of mail that is made up; default 1. */
  readonly seed?: number;
  /** How an unknown subuser is refused, which no document tells; default `forbidden`. */
  readonly unknownSubuser?: UnknownSubuserForm;
  /** Switches the quota on from the start; default off. */
  readonly quota?: QuotaOptions;
}

/** A running simulator; its owner must stop it. */
export interface SendGridSimulator {
  /** The global host, `http://127.0.0.1:p` without a trailing slash. */
  readonly url: string;
  /** The EU's host. */
  readonly euUrl: string;
  /** Both, by region. */
  readonly urls: Readonly<Record<Region, string>>;
  /** The authority that signed the servers' certificate, PEM; only with `tls`. */
  readonly caPem: string | undefined;
  readonly accounts: readonly Account[];
  /** The first key of each account, by its name. */
  readonly apiKeys: Readonly<Record<string, string>>;
  /** To revoke and restrict. */
  readonly keys: ApiKeys;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  /** Adds mail of an account or subuser. @throws RangeError for an unknown name */
  addMail(username: string, batches: readonly MailBatch[]): void;
  /** The truth about the own mail of an account or subuser. @throws RangeError for an unknown name */
  countMail(username: string, question: MailQuestion): Figures;
  stop(): Promise<void>;
}

/** Starts both hosts of the API, each on an origin of its own. */
export async function startSendGridSimulator(options: SendGridSimulatorOptions = {}): Promise<SendGridSimulator> {
  const { port = 0, host = '127.0.0.1', publicHost = 'localhost', now = Date.now } = options;
  const { euPort = port === 0 ? 0 : port + 1 } = options;
  const { latencyMs = 0, seed = 1, unknownSubuser = 'forbidden' } = options;
  const { accounts, keys } = createAccounts(options.accounts ?? DEFAULT_ACCOUNTS, { now, seed });
  const { journal, faults, delivery } = createDelivery({
    now,
    latencyMs,
    endpointOf,
    callerOf: callerNamer(keys),
    secretFields: [],
  });
  const quota = new Quota(now);
  if (options.quota !== undefined) {
    quota.switchOn(options.quota);
  }
  const appOf = (region: Region) => createSendGridApp({ region, keys, unknownSubuser, now, quota, delivery });
  const { urls, caPem, stop } = await startServers({
    apps: { global: { app: appOf('global'), port }, eu: { app: appOf('eu'), port: euPort } },
    tls: options.tls === true,
    host,
    publicHost,
  });

  return {
    url: urls.global,
    euUrl: urls.eu,
    urls,
    caPem,
    accounts,
    apiKeys: Object.fromEntries(accounts.map(({ username, apiKey }) => [username, apiKey])),
    keys,
    journal,
    faults,
    quota,
    addMail: (username, batches) => findSender(accounts, username).mail.add(batches),
    countMail: (username, question) => {
      const { mail, timeZone } = findSender(accounts, username);
      return countMail(mail, { timeZone, asOfMs: now(), ...question });
    },
    stop,
  };
}
