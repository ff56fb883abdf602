import {
  createCertificateAuthority,
  Faults,
  injectFaults,
  Journal,
  type Now,
  recordRequests,
  startHttpsServer,
} from '@glance/simulator-common';
import { createArmApp } from './armApp';
import { createAuthorityApp } from './authorityApp';
import { endpointOf } from './endpointOf';
import { SERVICE_PRINCIPAL } from './identity';
import { dayOf } from './model/calendar';
import { CostModel } from './model/CostModel';
import { TokenIssuer } from './TokenIssuer';

/** Everything has a default that suits a test. */
export interface AzureSimulatorOptions {
  /** Of Azure Resource Manager; 0, the default, takes a free one. */
  readonly port?: number;
  /** Of the authority; default the one after `port`, or a free one when `port` is 0. */
  readonly authorityPort?: number;
  /** Address to bind; default 127.0.0.1. */
  readonly host?: string;
  /** Name under which clients reach it, in URLs and certificates; default `localhost`. */
  readonly publicHost?: string;
  /** The present; default the machine's. The model's history is anchored at its value at start. */
  readonly now?: Now;
  /** Added to every answer; default 0. */
  readonly latencyMs?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Default 3599, as Entra's. */
  readonly tokenLifetimeSeconds?: number;
}

/** A running simulator; its owner must stop it. */
export interface AzureSimulator {
  /** `https://localhost:p`, without a trailing slash. */
  readonly armUrl: string;
  /** Another origin. */
  readonly authorityUrl: string;
  /** The authority that signed both servers' certificates, PEM. */
  readonly caPem: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly journal: Journal;
  readonly faults: Faults;
  /** The truth behind the answers. */
  readonly model: CostModel;
  /** Access tokens handed out so far, for tests that search outputs for secrets. */
  readonly issuedTokens: readonly string[];
  stop(): Promise<void>;
}

/** Starts Azure Resource Manager and its authority, each on an https origin of its own. */
export async function startAzureSimulator(options: AzureSimulatorOptions = {}): Promise<AzureSimulator> {
  const { port = 0, host = '127.0.0.1', publicHost = 'localhost' } = options;
  const { authorityPort = port === 0 ? 0 : port + 1 } = options;
  const { now = Date.now, latencyMs = 0, seed = 1, tokenLifetimeSeconds = 3599 } = options;
  const principal = SERVICE_PRINCIPAL;
  const journal = new Journal(now);
  const faults = new Faults();
  if (latencyMs > 0) {
    faults.inject({ kind: 'latency', ms: latencyMs });
  }
  const model = new CostModel({ seed, anchorDay: dayOf(now()) });
  const tokens = new TokenIssuer({ now, lifetimeSeconds: tokenLifetimeSeconds });
  const ca = await createCertificateAuthority('Glance simulator CA');
  const certificate = await ca.issue([...new Set([publicHost, 'localhost', '127.0.0.1'])]);

  const delivery = [
    recordRequests({ journal, endpointOf, secretFields: ['client_secret', 'client_assertion'] }),
    injectFaults({ faults, endpointOf }),
  ];

  const armApp = createArmApp({ model, tokens, now, seed, tenantId: principal.tenantId, delivery });
  const arm = await startHttpsServer({ app: armApp, certificate, port, host });
  const armUrl = `https://${publicHost}:${arm.port}`;
  const audiences = [armUrl, `https://127.0.0.1:${arm.port}`, 'https://management.azure.com'];
  const authorityApp = createAuthorityApp({ principal, tokens, now, audiences, delivery });
  const authority = await startHttpsServer({ app: authorityApp, certificate, port: authorityPort, host }).catch(
    async (error: unknown) => {
      await arm.stop();
      throw error;
    }
  );

  return {
    armUrl,
    authorityUrl: `https://${publicHost}:${authority.port}`,
    caPem: ca.caPem,
    ...principal,
    journal,
    faults,
    model,
    issuedTokens: tokens.issued,
    stop: async () => {
      await Promise.all([arm.stop(), authority.stop()]);
    },
  };
}
