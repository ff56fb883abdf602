import type { HttpClient } from '@azure/core-rest-pipeline';
import { isUpstreamError, type UpstreamError } from '@glance/upstream';
import type { AzureAnswer } from '../azureErrors';

/** Remembers what a sign-in met: the SDK wraps errors of the transport until nothing of them is left. */
export class RecordedExchange implements HttpClient {
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
