import {
  createCertificateAuthority,
  createDelivery,
  createSigningCertificate,
  type Faults,
  type Journal,
  type Now,
  type RunningServer,
  startHttpsServer,
  startLoopbackServer,
} from '@glance/simulator-common';
import { createArmApp } from './armApp';
import { endpointOf } from './endpointOf';
import { createAuthorityApp } from './entra/authorityApp';
import { ClientCertificate } from './entra/ClientCertificate';
import { ClientCredentials } from './entra/ClientCredentials';
import { type CloudName, cloudOf } from './entra/clouds';
import { type FederatedClaims, FederatedIssuer } from './entra/FederatedIssuer';
import { CLIENT_SECRET, type Principal, PRINCIPALS, TENANT_ID } from './entra/principals';
import { TokenIssuer } from './entra/TokenIssuer';
import { createImdsApp } from './imds/imdsApp';
import { dayOf } from './model/calendar';
import { CostModel } from './model/CostModel';
import { Quota } from './quota/Quota';
import type { QuotaOptions } from './quota/QuotaOptions';
import { Roles } from './scopes/Roles';
import { BILLING_SCOPES, MANAGEMENT_GROUP, type WideScope } from './scopes/tenantHierarchy';

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
  /** Whose audiences are accepted; default `AzureCustomizedCloud`, to which `armUrl` itself is one. */
  readonly cloud?: CloudName;
  /** Switches the quota on from the start; default off. */
  readonly quota?: QuotaOptions;
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
  /** The certificate that is registered with the application, and its private key, PEM. */
  readonly clientCertificatePem: string;
  /** What a cluster writes into a workload's token file: a token that is good for an hour. */
  readonly federatedToken: string;
  /** `http://127.0.0.1:p` of the virtual machine's metadata service, without a path. */
  readonly imdsUrl: string;
  /** Whom tokens stand for: the application (secret, certificate, federated token) and the machine's identities. */
  readonly principals: Readonly<Record<'servicePrincipal' | 'systemAssigned' | 'userAssigned', Principal>>;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly roles: Roles;
  /** Scopes above subscriptions: the one management group, and the billing account with what it consists of. */
  readonly managementGroup: WideScope;
  readonly billing: typeof BILLING_SCOPES;
  /** The truth behind the answers. */
  readonly model: CostModel;
  /** Access tokens handed out so far, for tests that search outputs for secrets. */
  readonly issuedTokens: readonly string[];
  /** A token like {@link federatedToken} that says something else, or is expired. */
  issueFederatedToken(claims: FederatedClaims): string;
  stop(): Promise<void>;
}

/** Starts Azure Resource Manager and its authority, each on an https origin of its own, and a metadata service. */
export async function startAzureSimulator(options: AzureSimulatorOptions = {}): Promise<AzureSimulator> {
  const { port = 0, host = '127.0.0.1', publicHost = 'localhost', cloud: cloudName = 'AzureCustomizedCloud' } = options;
  const { authorityPort = port === 0 ? 0 : port + 1 } = options;
  const { now = Date.now, latencyMs = 0, seed = 1, tokenLifetimeSeconds = 3599 } = options;
  const { journal, faults, delivery } = createDelivery({
    now,
    latencyMs,
    endpointOf,
    secretFields: ['client_secret', 'client_assertion'],
  });
  const model = new CostModel({ seed, anchorDay: dayOf(now()) });
  const tokens = new TokenIssuer({ now, lifetimeSeconds: tokenLifetimeSeconds });
  const quota = new Quota(now);
  if (options.quota !== undefined) {
    quota.switchOn(options.quota);
  }
  const roles = new Roles();
  const ca = await createCertificateAuthority('Glance simulator CA');
  const certificate = await ca.issue([...new Set([publicHost, 'localhost', '127.0.0.1'])]);
  const clientCertificate = await createSigningCertificate('glance-reader');

  const running: RunningServer[] = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
  };
  const keep = async (server: Promise<RunningServer>): Promise<number> => {
    const started = await server.catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    running.push(started);
    return started.port;
  };

  const armApp = createArmApp({ model, tokens, quota, roles, now, seed, delivery });
  const armPort = await keep(startHttpsServer({ app: armApp, certificate, port, host }));
  const armUrl = `https://${publicHost}:${armPort}`;
  const cloud = cloudOf(cloudName, [armUrl, `https://127.0.0.1:${armPort}`]);
  const federation = await FederatedIssuer.create(cloud.federatedAudience);
  const credentials = new ClientCredentials({
    certificate: new ClientCertificate(clientCertificate.certificatePem),
    federation,
  });
  const authorityApp = createAuthorityApp({ credentials, tokens, now, cloud, delivery });
  const authority = await keep(startHttpsServer({ app: authorityApp, certificate, port: authorityPort, host }));
  const imds = await keep(startLoopbackServer(createImdsApp({ tokens, cloud, delivery })));

  return {
    armUrl,
    authorityUrl: `https://${publicHost}:${authority}`,
    imdsUrl: `http://127.0.0.1:${imds}`,
    caPem: ca.caPem,
    tenantId: TENANT_ID,
    clientId: PRINCIPALS.servicePrincipal.clientId,
    clientSecret: CLIENT_SECRET,
    clientCertificatePem: `${clientCertificate.certificatePem}\n${clientCertificate.privateKeyPem}\n`,
    federatedToken: federation.issue(),
    principals: PRINCIPALS,
    journal,
    faults,
    quota,
    roles,
    managementGroup: MANAGEMENT_GROUP,
    billing: BILLING_SCOPES,
    model,
    issuedTokens: tokens.issued,
    issueFederatedToken: (claims) => federation.issue(claims),
    stop,
  };
}
