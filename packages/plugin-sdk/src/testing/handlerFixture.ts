import { timeSeriesWide, type CheckedFrame } from '@glance/data-frames';
import { createLoader } from '../createLoader';
import type { DataSourcePlugin } from '../DataSourcePlugin';
import { PluginContext } from '../gen/backend';
import type { HandlerHost } from '../handlers/HandlerHost';
import { SecretRedactor } from '../log/SecretRedactor';
import type { IncomingCall } from '../middleware/IncomingCalls';
import { FakeClock } from './FakeClock';
import { RecordingLogger } from './RecordingLogger';

/** Handlers' surroundings with a real loader and instance manager around the given plugin. */
export function handlerFixture<Instance>(
  plugin: DataSourcePlugin<Instance> | Error
): HandlerHost<Instance> & { readonly log: RecordingLogger; readonly clock: FakeClock } {
  const log = new RecordingLogger();
  const clock = new FakeClock();
  const redactor = new SecretRedactor();
  const loader = createLoader<Instance>({
    env: {},
    pluginId: 'acme-test-datasource',
    metricsPrefix: 'test',
    load: () => (plugin instanceof Error ? Promise.reject(plugin) : Promise.resolve(plugin)),
    log,
    redactor,
    clock,
  });
  return { loader, log, clock, redact: redactor.redact };
}

export const liveCall: IncomingCall = { signal: new AbortController().signal, metadata: () => undefined };

/** A data source with the uid `a` and the secret `hunter2-secret`. */
export function pluginContext(jsonData: Readonly<Record<string, unknown>> = {}): PluginContext {
  return PluginContext.fromPartial({
    orgId: 1,
    user: { login: 'ada', name: 'Ada', email: 'ada@example.org', role: 'Viewer' },
    grafanaConfig: { GF_APP_URL: 'http://grafana' },
    dataSourceInstanceSettings: {
      uid: 'a',
      name: 'A',
      jsonData: Buffer.from(JSON.stringify(jsonData)),
      decryptedSecureJsonData: { key: 'hunter2-secret' },
      lastUpdatedMS: 1,
    },
  });
}

export function oneFrame(): CheckedFrame {
  return timeSeriesWide({ times: Float64Array.of(0), series: [{ name: 'v', values: [1] }] });
}
