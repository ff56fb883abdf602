import type { GrafanaUser } from '../CallContext';
import type { DataQuery } from '../DataQuery';
import type { DataSourceSettings } from '../DataSourceSettings';
import { PluginError } from '../errors/PluginError';
import type { CallResourceRequest, DataQuery as WireQuery, PluginContext, StringList, User } from '../gen/backend';
import { RequestHeaders } from '../RequestHeaders';
import { ResourceRequest } from '../resources/ResourceRequest';

const utf8 = new TextDecoder();

/** @throws PluginError when the call names no data source, or its saved settings are not a JSON object. */
export function settingsFromProto(context: PluginContext | undefined): DataSourceSettings {
  const wire = context?.dataSourceInstanceSettings;
  if (!context || !wire) {
    throw new PluginError('The call names no data source', { status: 400, source: 'plugin' });
  }
  return {
    orgId: context.orgId,
    uid: wire.uid,
    name: wire.name,
    url: wire.url,
    jsonData: jsonObject(wire.jsonData, `jsonData of data source ${wire.name}`),
    secureJsonData: wire.decryptedSecureJsonData,
    updatedAtMs: wire.lastUpdatedMS,
  };
}

export function userFromProto(user: User | undefined): GrafanaUser | undefined {
  return user && { login: user.login, name: user.name, email: user.email, role: user.role };
}

/** @throws PluginError 400 when the query is not a JSON object. */
export function queryFromProto(wire: WireQuery): DataQuery {
  return {
    refId: wire.refId,
    queryType: wire.queryType,
    maxDataPoints: wire.maxDataPoints,
    intervalMs: wire.intervalMS,
    fromMs: wire.timeRange?.fromEpochMS ?? 0,
    toMs: wire.timeRange?.toEpochMS ?? 0,
    model: jsonObject(wire.json, `query ${wire.refId}`),
  };
}

export function resourceRequestFromProto(wire: CallResourceRequest): ResourceRequest {
  const mark = wire.url.indexOf('?');
  return new ResourceRequest({
    method: wire.method.toUpperCase(),
    path: wire.path.replace(/^\/+|\/+$/g, ''),
    query: new URLSearchParams(mark < 0 ? '' : wire.url.slice(mark + 1)),
    headers: headersFromLists(wire.headers),
    body: wire.body,
  });
}

/** Several values of one header are joined as HTTP does it. */
function headersFromLists(headers: Readonly<Record<string, StringList>>): RequestHeaders {
  return new RequestHeaders(
    Object.fromEntries(Object.entries(headers).map(([name, list]) => [name, list.values.join(', ')]))
  );
}

/** Empty bytes are an empty object: Grafana sends them for settings that were never saved. */
function jsonObject(bytes: Uint8Array, what: string): Record<string, unknown> {
  if (bytes.byteLength === 0) {
    return {};
  }
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new PluginError(`The ${what} is not JSON`, { status: 400, source: 'downstream', cause });
  }
  if (value === null) {
    return {};
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new PluginError(`The ${what} must be a JSON object`, { status: 400, source: 'downstream' });
  }
  return value as Record<string, unknown>;
}
