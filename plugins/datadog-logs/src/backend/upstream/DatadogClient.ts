import type { RequestContext } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-common/http/http';
import type { VendorAnswer } from '@glance/data-source';
import { type HttpTransport, transportFetch } from '@glance/upstream';
import type { DatadogSettings } from '../../shared/DatadogSettings';
import type { AggregateRequest } from './AggregateRequest';
import { unusableKey } from './datadogErrors';
import { endpointName } from './endpointName';
import { aggregateBody, searchBody } from './requestBodies';
import type { SearchRequest } from './SearchRequest';

export interface DatadogClientOptions {
  readonly settings: Pick<DatadogSettings, 'apiUrl' | 'apiKey' | 'applicationKey'>;
  readonly transport: HttpTransport;
}

type Sdk = Awaited<ReturnType<typeof loadSdk>>;
type Client = ReturnType<typeof createClient>;

// What an HTTP header can carry and a key may be made of.
const KEY_CHARACTERS = /^[\x21-\x7e]+$/;

/**
 * Datadog's SDK, speaking through our transport. The only file that knows it. It addresses, signs and serialises the
 * requests; the answers, of whatever status, are read by us, because its own reading loses headers, keeps the body of
 * few statuses and makes an object of every point. Every call is one attempt: quota, retries and time limits are the
 * caller's business. The SDK is loaded with the first call.
 */
export class DatadogClient {
  readonly #options: DatadogClientOptions;
  #client: Promise<Client> | undefined;

  constructor(options: DatadogClientOptions) {
    this.#options = options;
  }

  /** Asks for one page of an aggregate; `cursor` is where it begins. */
  async aggregate(request: AggregateRequest, cursor: string | undefined, signal: AbortSignal): Promise<VendorAnswer> {
    const { logs, send } = await this.#loaded();
    return send(await logs.aggregateLogs(aggregateBody(request, cursor)), signal);
  }

  /** Asks for one page of logs. */
  async search(request: SearchRequest, signal: AbortSignal): Promise<VendorAnswer> {
    const { logs, send } = await this.#loaded();
    return send(await logs.listLogs(searchBody(request)), signal);
  }

  /** Asks whether the API key is good. */
  async validate(signal: AbortSignal): Promise<VendorAnswer> {
    const { authentication, send } = await this.#loaded();
    return send(await authentication.validate(), signal);
  }

  /** Asks whether both keys are good. */
  async validateKeys(signal: AbortSignal): Promise<VendorAnswer> {
    const { keys, send } = await this.#loaded();
    return send(await keys.validateAPIKey(), signal);
  }

  async listIndexes(signal: AbortSignal): Promise<VendorAnswer> {
    const { indexes, send } = await this.#loaded();
    return send(await indexes.listLogIndexes(), signal);
  }

  async #loaded(): Promise<Client> {
    const { apiKey, applicationKey } = this.#options.settings;
    for (const [name, key] of Object.entries({ apiKey, applicationKey })) {
      if (!KEY_CHARACTERS.test(key)) {
        throw unusableKey(name);
      }
    }
    this.#client ??= loadSdk().then((sdk) => createClient(sdk, this.#options));
    return this.#client;
  }
}

/** By deep paths, for its root loads every product of Datadog. */
async function loadSdk() {
  const [common, { logger }, { LogsApiRequestFactory }, keys, authentication, indexes] = await Promise.all([
    import('@datadog/datadog-api-client/dist/packages/datadog-api-client-common'),
    import('@datadog/datadog-api-client/dist/logger'),
    import('@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/LogsApi'),
    import('@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/KeyManagementApi'),
    import('@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/apis/AuthenticationApi'),
    import('@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/apis/LogsIndexesApi'),
  ]);
  // It would write every failed call to the console, which is Grafana's log.
  logger.setLevel('silent');
  return {
    createConfiguration: common.createConfiguration,
    BaseServerConfiguration: common.BaseServerConfiguration,
    LogsApiRequestFactory,
    KeyManagementApiRequestFactory: keys.KeyManagementApiRequestFactory,
    AuthenticationApiRequestFactory: authentication.AuthenticationApiRequestFactory,
    LogsIndexesApiRequestFactory: indexes.LogsIndexesApiRequestFactory,
  };
}

function createClient(sdk: Sdk, { settings, transport }: DatadogClientOptions) {
  // What is left out here the SDK would look for in DD_SITE, DD_API_KEY and DD_APP_KEY.
  const configuration = sdk.createConfiguration({
    baseServer: new sdk.BaseServerConfiguration(settings.apiUrl, {}),
    authMethods: { apiKeyAuth: settings.apiKey, appKeyAuth: settings.applicationKey },
    fetch: transportFetch(transport, { endpointOf: endpointName }),
    enableRetry: false,
  });
  const send = async (request: RequestContext, signal: AbortSignal): Promise<VendorAnswer> => {
    request.setHttpConfig({ signal });
    const { httpStatusCode: status, headers, body } = await configuration.httpApi.send(request);
    return { status, headers: Object.entries(headers), body: await body.text() };
  };
  return {
    logs: new sdk.LogsApiRequestFactory(configuration),
    keys: new sdk.KeyManagementApiRequestFactory(configuration),
    authentication: new sdk.AuthenticationApiRequestFactory(configuration),
    indexes: new sdk.LogsIndexesApiRequestFactory(configuration),
    send,
  };
}
