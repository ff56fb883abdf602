import { gunzipSync } from 'node:zlib';
import { httpsRequest } from '@glance/simulator-common/testing';
import type { AzureSimulator } from '../src';

/** An answer of Azure Resource Manager, its JSON read where there is any. */
export interface ArmReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;
}

/** What {@link AzureCaller.ask} sends. */
export interface ArmQuestion {
  /** Path and query, beginning with a slash. */
  readonly path: string;
  /** Sent by POST; without it, GET. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

/** Where a simulator is, and how its application signs in. */
export type AzureAddress = Pick<
  AzureSimulator,
  'armUrl' | 'authorityUrl' | 'imdsUrl' | 'caPem' | 'tenantId' | 'clientId' | 'clientSecret'
>;

/** Asks a simulator without any SDK. */
export class AzureCaller {
  readonly #azure: AzureAddress;
  readonly #token: string;

  private constructor(azure: AzureAddress, token: string) {
    this.#azure = azure;
    this.#token = token;
  }

  /** Signs in with the secret. */
  static async signIn(azure: AzureAddress): Promise<AzureCaller> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: `${azure.armUrl}/.default`,
    });
    const url = `${azure.authorityUrl}/${azure.tenantId}/oauth2/v2.0/token`;
    const reply = await httpsRequest({ url, caPem: azure.caPem, method: 'POST', body: form.toString() });
    return new AzureCaller(azure, (JSON.parse(reply.body.toString()) as { access_token: string }).access_token);
  }

  /** Asks as one of the machine's identities. */
  static async asMachine(azure: AzureAddress): Promise<AzureCaller> {
    const url = `${azure.imdsUrl}/metadata/identity/oauth2/token?api-version=2018-02-01&resource=${azure.armUrl}`;
    const reply = await fetch(url, { headers: { Metadata: 'true' } });
    return new AzureCaller(azure, ((await reply.json()) as { access_token: string }).access_token);
  }

  async ask({ path, body, headers = {} }: ArmQuestion): Promise<ArmReply> {
    const reply = await httpsRequest({
      url: path.startsWith('https:') ? path : `${this.#azure.armUrl}${path}`,
      caPem: this.#azure.caPem,
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${this.#token}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const packed = reply.headers['content-encoding'] === 'gzip';
    const text = (packed ? gunzipSync(reply.body) : reply.body).toString();
    return {
      status: reply.status,
      headers: reply.headers,
      json: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  }

  /** A total of costs, of October 2026 unless told otherwise. */
  query(
    scope: string,
    {
      dataset = {},
      period = OCTOBER,
      clientType = 'Tests',
    }: {
      readonly dataset?: object;
      readonly period?: { readonly from: string; readonly to: string };
      /** `null` sends none. */
      readonly clientType?: string | null;
    } = {}
  ): Promise<ArmReply> {
    return this.ask({
      path: `/${scope}/providers/Microsoft.CostManagement/query?api-version=2022-10-01`,
      body: {
        type: 'ActualCost',
        timeframe: 'Custom',
        timePeriod: period,
        dataset: { granularity: 'None', aggregation: { total: { name: 'Cost', function: 'Sum' } }, ...dataset },
      },
      headers: clientType === null ? {} : { ClientType: clientType },
    });
  }

  /** Dimensions of a scope; `parameters` as they are written into the address. */
  dimensions(scope: string, parameters = ''): Promise<ArmReply> {
    return this.ask({
      path: `/${scope}/providers/Microsoft.CostManagement/dimensions?api-version=2022-10-01${parameters}`,
      headers: { ClientType: 'Tests' },
    });
  }
}
