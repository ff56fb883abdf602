import { CostManagementClient } from '@azure/arm-costmanagement';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import { createPipelineRequest, type PipelinePolicy } from '@azure/core-rest-pipeline';
import { azureHttpClient, type HttpTransport, sameOrigin } from '@glance/upstream';
import type { AzureSettings } from '../../shared/AzureSettings';
import { answersWithList } from './answersWithList';
import { type AzureAnswer, foreignLink } from './azureErrors';
import { endpointName } from './endpointName';

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

/** A tag as Azure lists it for a subscription. */
export interface ListedTag {
  /** As it is written somewhere; Azure does not tell keys apart by case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** What is asked of a scope's dimensions list. */
export interface DimensionQuestion {
  readonly scope: string;
  /** Azure's name of the list's part, such as `ServiceName`. */
  readonly category: string;
  /** Where the next page begins, as the page before said. */
  readonly skipToken?: string;
}

export interface AzureClientOptions {
  readonly settings: AzureSettings;
  readonly transport: HttpTransport;
  /** The token for the next call. */
  readonly token: () => Promise<{ readonly token: string }>;
}

// What Cost Management counts calls by besides tenant and scope; without it a client shares `DefaultQuota` with others.
const CLIENT_TYPE = 'GlanceForGrafana';
const COST_MANAGEMENT_VERSION = '2022-10-01';
const LARGEST_PAGE = 5000;
const LARGEST_DIMENSION_PAGE = 1000;
const MAX_LIST_PAGES = 100;

/**
 * Azure's management SDKs, speaking through our transport. The only file that knows them. Every call is one attempt:
 * quota, retries and time limits are the caller's business. What the SDKs throw comes out as it is; `azureErrors`
 * translates it.
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
    this.#subscriptions = new SubscriptionClient(this.#credential(), this.#clientOptions(answersWithList()));
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
    const client = new ResourceManagementClient(
      this.#credential(),
      subscriptionId,
      this.#clientOptions(answersWithList())
    );
    const listed = await collect(client.resourceGroups.list({ abortSignal: signal }).byPage());
    return listed.flatMap(({ name, location }) => (name ? [{ name, location }] : []));
  }

  /** The tags on a subscription's resources and groups, and those that somebody has provided for them. */
  async listTags(subscriptionId: string, signal: AbortSignal): Promise<readonly ListedTag[]> {
    const client = new ResourceManagementClient(
      this.#credential(),
      subscriptionId,
      this.#clientOptions(answersWithList())
    );
    const listed = await collect(client.tagsOperations.list({ abortSignal: signal }).byPage());
    return listed.flatMap(({ tagName: key, values = [] }) =>
      key ? [{ key, values: values.map(({ tagValue = '' }) => tagValue) }] : []
    );
  }

  /**
   * Asks for a page of a dimension's values and returns the answer of whatever status. Through the client's own
   * pipeline, because its typed call drops the link to the next page
   * (https://learn.microsoft.com/rest/api/cost-management/dimensions/list).
   */
  async getDimensionValues(question: DimensionQuestion, signal: AbortSignal): Promise<AzureAnswer> {
    const request = createPipelineRequest({ url: this.#dimensionsUrl(question), method: 'GET', abortSignal: signal });
    request.headers.set('ClientType', CLIENT_TYPE);
    const { status, headers, bodyAsText } = await this.#costs.sendRequest(request);
    return { status, headers, body: bodyAsText ?? '' };
  }

  #dimensionsUrl({ scope, category, skipToken }: DimensionQuestion): string {
    const url = new URL(
      `${this.#options.settings.resourceManagerUrl}/${encodeURI(scope)}/providers/Microsoft.CostManagement/dimensions`
    );
    url.search = new URLSearchParams({
      'api-version': COST_MANAGEMENT_VERSION,
      $filter: `properties/category eq '${category}'`,
      $expand: 'properties/data',
      $top: String(LARGEST_DIMENSION_PAGE),
      ...(skipToken !== undefined && { $skiptoken: skipToken }),
    }).toString();
    return url.href;
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

  #clientOptions(...policies: readonly PipelinePolicy[]) {
    const { settings, transport } = this.#options;
    return {
      endpoint: settings.resourceManagerUrl,
      credentialScopes: `${settings.audience}/.default`,
      httpClient: azureHttpClient(transport, { endpointOf: endpointName }),
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [stayAt(settings.resourceManagerUrl), ...policies].map((policy) => ({
        policy,
        position: 'perCall' as const,
      })),
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
