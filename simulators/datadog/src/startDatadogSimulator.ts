import { createDelivery, type Faults, type Journal, type Now, startServers } from '@glance/simulator-common';
import { createDatadogApp } from './datadogApp';
import { endpointOf } from './endpointOf';
import { LogModel } from './generator/LogModel';
import { readLoghub } from './generator/readLoghub';
import { SERVICES } from './generator/services';
import { LogStore } from './logs/LogStore';
import { API_KEY_HEADER, APPLICATION_KEY_HEADER } from './orgs/authenticate';
import { logIndex } from './orgs/LogIndex';
import type { Organisation } from './orgs/Organisation';
import {
  DEFAULT_ORGANISATIONS,
  defaultApplicationKeys,
  madeUpKey,
  type OrganisationOptions,
} from './orgs/OrganisationOptions';
import { Quota } from './quota/Quota';
import type { QuotaOptions } from './quota/QuotaOptions';
import { Cursors } from './routes/Cursors';

/** Everything has a default that suits a test. */
export interface DatadogSimulatorOptions {
  /** Of the first site; 0, the default, takes a free one. Every other site takes a free one. */
  readonly port?: number;
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
  /** Default: `contoso` on datadoghq.com and `fabrikam` on datadoghq.eu. The first one is meant where none is named. */
  readonly organisations?: readonly OrganisationOptions[];
  /** Fills the first organisation with logs without end; default none, so that a test knows what there is. */
  readonly generated?: GeneratedOptions;
  /** How long a cursor is good for; default 10 minutes. */
  readonly cursorLifetimeMs?: number;
  /** Switches the quota on from the start; default off. */
  readonly quota?: QuotaOptions;
}

/** Logs that are made up. */
export interface GeneratedOptions {
  /** Default 1. */
  readonly seed?: number;
  /** A folder of loghub, whose lines are written by services of their own; see `readLoghub`. */
  readonly loghubFolder?: string;
}

/** A running simulator; its owner must stop it. */
export interface DatadogSimulator {
  /** The API of the first organisation's site, `http://127.0.0.1:p` without a trailing slash. */
  readonly url: string;
  /** The API of each site that an organisation lives on. */
  readonly urls: Readonly<Record<string, string>>;
  /** The authority that signed the servers' certificate, PEM; only with `tls`. */
  readonly caPem: string | undefined;
  /** Of the first organisation. */
  readonly site: string;
  readonly apiKey: string;
  /** The first organisation's key with all permissions. */
  readonly applicationKey: string;
  readonly organisations: readonly Organisation[];
  /** The logs of the first organisation: to add to, and to ask for the truth. */
  readonly store: LogStore;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly cursors: Cursors;
  stop(): Promise<void>;
}

/** Starts the API of every site that an organisation lives on, each on an origin of its own. */
export async function startDatadogSimulator(options: DatadogSimulatorOptions = {}): Promise<DatadogSimulator> {
  const { port = 0, host = '127.0.0.1', publicHost = 'localhost', now = Date.now, latencyMs = 0 } = options;
  const { organisations: organisationOptions = DEFAULT_ORGANISATIONS, cursorLifetimeMs = 600_000 } = options;
  const organisations = organisationOptions.map((organisation, index) =>
    createOrganisation(organisation, { now, generated: index === 0 ? options.generated : undefined })
  );
  const [first] = organisations;
  if (first === undefined) {
    throw new RangeError('Expected at least one organisation.');
  }
  const { journal, faults, delivery } = createDelivery({
    now,
    latencyMs,
    endpointOf,
    secretFields: [],
    secretHeaders: [API_KEY_HEADER, APPLICATION_KEY_HEADER],
  });
  const quota = new Quota(now);
  if (options.quota !== undefined) {
    quota.switchOn(options.quota);
  }
  const cursors = new Cursors({ now, lifetimeMs: cursorLifetimeMs });
  const sites = [...new Set(organisations.map((organisation) => organisation.site))];
  const apps = sites.map((site) => {
    const app = createDatadogApp({ site, organisations, quota, cursors, delivery });
    return [site, { app, port: site === first.site ? port : 0 }] as const;
  });
  const { urls, caPem, stop } = await startServers({
    apps: Object.fromEntries(apps),
    tls: options.tls === true,
    host,
    publicHost,
  });

  return {
    url: urls[first.site] ?? '',
    urls,
    caPem,
    site: first.site,
    apiKey: first.apiKey,
    applicationKey: first.applicationKeys[0]?.key ?? '',
    organisations,
    store: first.store,
    journal,
    faults,
    quota,
    cursors,
    stop,
  };
}

function createOrganisation(
  { name, site = 'datadoghq.com', apiKey, applicationKeys, indexes = { main: 15 } }: OrganisationOptions,
  { now, generated }: { readonly now: Now; readonly generated: GeneratedOptions | undefined }
): Organisation {
  const logIndexes = Object.entries(indexes).map(([index, days]) => logIndex(index, days));
  return {
    name,
    site,
    apiKey: apiKey ?? madeUpKey('api', name),
    applicationKeys: applicationKeys ?? defaultApplicationKeys(name),
    store: new LogStore({
      now,
      indexes: logIndexes,
      generator: generated && createModel(generated, logIndexes[0]?.name ?? ''),
    }),
  };
}

function createModel({ seed = 1, loghubFolder }: GeneratedOptions, index: string): LogModel {
  const services = [...SERVICES, ...(loghubFolder === undefined ? [] : readLoghub(loghubFolder))];
  return new LogModel({ seed, services, index });
}
