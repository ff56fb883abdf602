import { CostManagementClient } from '@azure/arm-costmanagement';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import { createPipelineRequest, type HttpClient, type PipelinePolicy } from '@azure/core-rest-pipeline';
import { ClientSecretCredential } from '@azure/identity';
import {
  azureHttpClient,
  type Clock,
  type HttpTransport,
  isUpstreamError,
  sameOrigin,
  type UpstreamError,
} from '@glance/upstream';
import type { AzureSettings } from '../../shared/AzureSettings';
import { type AzureAnswer, foreignLink, signInError } from './azureErrors';
import { endpointName } from './endpointName';

/** A token of the sign-in service. */
export interface IssuedToken {
  readonly token: string;
  /** For how long it is good from now on. */
  readonly lifetimeMs: number;
}

/** A subscription as Azure lists it. */
export interface ListedSubscription {
  readonly id: string;
  readonly name: string;
}

/** A resource group as Azure lists it; deleted ones are missing, though they may still have costs. */
export interface ListedResourceGroup {
  readonly name: string;
  readonly location: string;
}

export interface AzureClientOptions {
  readonly settings: AzureSettings;
  readonly transport: HttpTransport;
  readonly clock: Clock;
  /** The token for the next call. */
  readonly token: () => Promise<{ readonly token: string }>;
}

// What Cost Management counts calls by besides tenant and scope; without it a client shares `DefaultQuota` with others.
const CLIENT_TYPE = 'GlanceForGrafana';
const COST_MANAGEMENT_VERSION = '2022-10-01';
const LARGEST_PAGE = 5000;
const MAX_LIST_PAGES = 100;

/**
 * Azure's SDKs, speaking through our transport. The only file that knows them. Every call is one attempt: quota, retries
 * and time limits are the caller's business. What the SDKs throw comes out as it is; `azureErrors` translates it.
 */
export class AzureClient {
  readonly #options: AzureClientOptions;
  readonly #costs: CostManagementClient;
  readonly #subscriptions: SubscriptionClient;

  constructor(options: AzureClientOptions) {
    this.#options = options;
    this.#costs = new CostManagementClient(this.#credential(), this.#clientOptions());
    // It would parse every answer for typed calls, which are not used here, and throw errors that quote the answer.
    this.#costs.pipeline.removePolicy({ name: 'deserializationPolicy' });
    this.#subscriptions = new SubscriptionClient(this.#credential(), this.#clientOptions());
  }

  /** Takes a new token with the client secret. Throws UpstreamErrors only. */
  async signIn(signal: AbortSignal): Promise<IssuedToken> {
    const { settings, transport } = this.#options;
    const exchange = new RecordedExchange(azureHttpClient(transport, { endpointOf: endpointName }));
    // A credential for each sign-in: the one in use could answer from its own cache with the token that was refused.
    const credential = new ClientSecretCredential(settings.tenantId, settings.clientId, settings.clientSecret, {
      authorityHost: settings.authorityHost,
      disableInstanceDiscovery: settings.isCustomAuthority,
      httpClient: exchange,
      retryOptions: { maxRetries: 0 },
    });
    try {
      const { token, expiresOnTimestamp } = await credential.getToken(`${settings.audience}/.default`, {
        abortSignal: signal,
      });
      return { token, lifetimeMs: expiresOnTimestamp - Date.now() };
    } catch (error) {
      throw signInError(
        { error, transportError: exchange.transportError, answer: exchange.answer },
        this.#options.clock.now()
      );
    }
  }

  /** The address of a scope's cost query. */
  costQueryUrl(scope: string): string {
    const url = `${this.#options.settings.resourceManagerUrl}/${encodeURI(scope)}/providers/Microsoft.CostManagement/query`;
    return `${url}?api-version=${COST_MANAGEMENT_VERSION}&$top=${LARGEST_PAGE}`;
  }

  /**
   * Posts a cost query, or asks for a further page with the same body, and returns the answer of whatever status.
   * Through the client's own pipeline, because its typed call drops `not` filters and the link to the next page.
   */
  async postCostQuery(url: string, body: string, signal: AbortSignal): Promise<AzureAnswer> {
    const request = createPipelineRequest({ url, method: 'POST', body, abortSignal: signal });
    request.headers.set('Content-Type', 'application/json');
    request.headers.set('ClientType', CLIENT_TYPE);
    const { status, headers, bodyAsText } = await this.#costs.sendRequest(request);
    return { status, headers, body: bodyAsText ?? '' };
  }

  /** Every subscription that the credential can see. */
  async listSubscriptions(signal: AbortSignal): Promise<readonly ListedSubscription[]> {
    const pages = this.#subscriptions.subscriptions.list({ abortSignal: signal }).byPage();
    const listed = await collect(pages);
    return listed.flatMap(({ subscriptionId: id, displayName }) => (id ? [{ id, name: displayName ?? id }] : []));
  }

  async listResourceGroups(subscriptionId: string, signal: AbortSignal): Promise<readonly ListedResourceGroup[]> {
    const client = new ResourceManagementClient(this.#credential(), subscriptionId, this.#clientOptions());
    const listed = await collect(client.resourceGroups.list({ abortSignal: signal }).byPage());
    return listed.flatMap(({ name, location }) => (name ? [{ name, location }] : []));
  }

  // It says that every token ends now, so that the SDK asks for one each time and never uses one that was refused.
  #credential(): TokenCredential {
    return {
      getToken: async () => {
        const { token } = await this.#options.token();
        return { token, expiresOnTimestamp: Date.now() };
      },
    };
  }

  #clientOptions() {
    const { settings, transport } = this.#options;
    return {
      endpoint: settings.resourceManagerUrl,
      credentialScopes: `${settings.audience}/.default`,
      httpClient: azureHttpClient(transport, { endpointOf: endpointName }),
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy: stayAt(settings.resourceManagerUrl), position: 'perCall' as const }],
    };
  }
}

/** Stops a request to another origin before it gets a token: a next link may lead anywhere. */
function stayAt(endpoint: string): PipelinePolicy {
  return {
    name: 'stayAtOrigin',
    sendRequest: async (request, next) => {
      if (!sameOrigin(request.url, endpoint)) {
        throw foreignLink(request.url);
      }
      return next(request);
    },
  };
}

/** Remembers what a sign-in met: the SDK wraps errors of the transport until nothing of them is left. */
class RecordedExchange implements HttpClient {
  transportError: UpstreamError | undefined;
  answer: AzureAnswer | undefined;
  readonly #client: HttpClient;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  readonly sendRequest: HttpClient['sendRequest'] = async (request) => {
    try {
      const response = await this.#client.sendRequest(request);
      const { status, headers, bodyAsText } = response;
      this.answer = { status, headers, body: bodyAsText ?? '' };
      return response;
    } catch (error) {
      this.transportError = isUpstreamError(error) ? error : undefined;
      throw error;
    }
  };
}

/** The items of a list's pages; a list that does not end is cut off. */
async function collect<Item>(pages: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    items.push(...page);
    count += 1;
    if (count === MAX_LIST_PAGES) {
      break;
    }
  }
  return items;
}
