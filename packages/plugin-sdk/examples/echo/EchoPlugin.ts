import { setTimeout as delay } from 'node:timers/promises';
import type { CheckedFrame } from '@glance/data-frames';
import {
  PluginError,
  ResourceRouter,
  jsonResponse,
  type CallContext,
  type DataQuery,
  type DataSourcePlugin,
  type DataSourceSettings,
  type HealthResult,
  type InstanceHost,
} from '../../src';
import { echoFrames } from './echoFrames';
import { parseEchoQuery } from './EchoQuery';

/** What the plugin keeps for one data source. */
export interface EchoInstance {
  /** Counts instances of the process from 1. */
  readonly serial: number;
  readonly cancelled: { inc(): void };
}

/** Answers what the query asks it to answer. */
export class EchoPlugin implements DataSourcePlugin<EchoInstance> {
  private created = 0;

  readonly resources = new ResourceRouter<EchoInstance>()
    .get('echo', (request, context) => jsonResponse(mirror(request.method, request.path, request.query, context)))
    .post('echo', (request) => jsonResponse({ method: request.method, body: request.json() }, 201))
    .get('instance', (_request, { instance }) => jsonResponse({ serial: instance.serial }))
    .get('environment', () => jsonResponse(process.env));

  createInstance(settings: DataSourceSettings, host: InstanceHost): EchoInstance {
    if (typeof settings.jsonData.failInstance === 'string') {
      throw new PluginError(settings.jsonData.failInstance, { status: 400, source: 'downstream' });
    }
    const cancelled = host.metrics.counter({
      name: 'echo_queries_cancelled_total',
      help: 'Queries whose caller went away',
    });
    return { serial: ++this.created, cancelled };
  }

  async queryData(query: DataQuery, context: CallContext<EchoInstance>): Promise<readonly CheckedFrame[]> {
    const asked = parseEchoQuery(query);
    if (asked.print !== undefined) {
      console.log(asked.print);
      process.stdout.write(`${asked.print}\n`);
    }
    if (asked.log !== undefined) {
      context.log.info(asked.log as string, { '@message': 1, '@level': false, value: asked.log });
    }
    if (asked.stray) {
      void Promise.reject(new Error('a stray rejection'));
    }
    if (asked.delayMs > 0) {
      await delay(asked.delayMs, undefined, { signal: context.signal }).catch((error: unknown) => {
        context.instance.cancelled.inc();
        throw error;
      });
    }
    if (asked.crash) {
      throw new Error('asked to crash');
    }
    if (asked.leak) {
      const secrets = Object.values(context.settings.secureJsonData).join(' ');
      throw new PluginError(`the secrets are ${secrets}`, { status: 400, source: 'downstream' });
    }
    if (asked.error) {
      throw new PluginError(asked.error.message, asked.error);
    }
    return echoFrames(asked, query.fromMs);
  }

  async checkHealth({ settings }: CallContext<EchoInstance>): Promise<HealthResult> {
    switch (settings.jsonData.health) {
      case 'error':
        return { status: 'error', message: 'asked to be unwell', details: { asked: true } };
      case 'crash':
        throw new Error('asked to crash');
      default:
        return { status: 'ok', message: 'Echo is working', details: { asked: false } };
    }
  }
}

function mirror(method: string, path: string, query: URLSearchParams, context: CallContext<EchoInstance>) {
  return {
    method,
    path,
    query: Object.fromEntries(query),
    orgId: context.orgId,
    dataSource: { uid: context.settings.uid, jsonData: context.settings.jsonData },
    user: context.user,
    headers: Object.fromEntries(context.headers.names().map((name) => [name, context.headers.get(name)])),
  };
}
