import type { VendorAnswer } from '@glance/data-source';
import { axiosAdapter, type HttpResponse, type HttpTransport, isUpstreamError } from '@glance/upstream';
import type { Client } from '@sendgrid/client';
import type { Account } from '../../shared/SendGridSettings';
import { endpointName } from './endpointName';
import { unreadableAnswer, unusableKey } from './sendGridErrors';

export interface SendGridClientOptions {
  readonly account: Pick<Account, 'apiUrl' | 'apiKey' | 'onBehalfOf'>;
  readonly transport: HttpTransport;
}

/** The SDK's declarations know its one shared client only; the class is a property of that. */
interface Sdk {
  readonly Client: new () => Client;
}

// What an HTTP header can carry and a key may be made of.
const KEY_CHARACTERS = /^[\x21-\x7e]+$/;

/**
 * SendGrid's SDK, speaking through our transport. The only file that knows it. It signs and addresses the requests; the
 * answers, of whatever status, are read by us: its errors carry the key, and it takes a broken body for a text. Every
 * call is one attempt: quota, retries and time limits are the caller's business. The SDK is loaded with the first call.
 */
export class SendGridClient {
  readonly #options: SendGridClientOptions;
  #sdk: Promise<Sdk> | undefined;

  constructor(options: SendGridClientOptions) {
    this.#options = options;
  }

  /** @param path with the query: the SDK would write lists in a form that SendGrid refuses */
  async get(path: string, signal: AbortSignal): Promise<VendorAnswer> {
    const { account, transport } = this.#options;
    if (!KEY_CHARACTERS.test(account.apiKey)) {
      throw unusableKey();
    }
    this.#sdk ??= import('@sendgrid/client').then(({ default: sdk }) => sdk as unknown as Sdk);
    const { Client } = await this.#sdk;
    let response: HttpResponse | undefined;
    const onResponse = (received: HttpResponse) => {
      response = received;
    };
    // One for each call, because signals can only be given as a default. Setting the key through setApiKey would warn on
    // the console of keys in another form, and put the address back to SendGrid's own.
    const client = new Client();
    client.setDefaultHeader('Authorization', `Bearer ${account.apiKey}`);
    if (account.onBehalfOf !== undefined) {
      client.setImpersonateSubuser(account.onBehalfOf);
    }
    const defaults = {
      url: '',
      baseUrl: account.apiUrl,
      adapter: axiosAdapter(transport, { endpointOf: endpointName, onResponse, signal }),
      // The adapter's answer is the only one, wherever proxies or redirects are set for axios.
      proxy: false,
    };
    client.setDefaultRequest(defaults);
    try {
      await client.request({ method: 'GET', url: path });
    } catch (error) {
      // The transport's errors are ours. The SDK's and axios's carry the key, and must not leave this file.
      if (isUpstreamError(error)) {
        throw error;
      }
    }
    return answerOf(response);
  }
}

function answerOf(response: HttpResponse | undefined): VendorAnswer {
  if (response === undefined) {
    throw unreadableAnswer('the call failed before it came');
  }
  return { status: response.status, headers: response.headers, body: response.text() };
}
