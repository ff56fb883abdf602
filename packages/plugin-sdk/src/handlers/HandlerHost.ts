import type { CallContext } from '../CallContext';
import type { Clock } from '../Clock';
import { settingsFromProto, userFromProto } from '../convert/fromProto';
import type { PluginContext } from '../gen/backend';
import type { LoadedPlugin, PluginLoader } from '../LoadedPlugin';
import type { Logger } from '../log/Logger';
import type { IncomingCall } from '../middleware/IncomingCalls';
import type { RequestHeaders } from '../RequestHeaders';

/** What all handlers share. */
export interface HandlerHost<Instance> {
  readonly loader: PluginLoader<Instance>;
  readonly log: Logger;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
}

export interface InstanceCall {
  readonly pluginContext: PluginContext | undefined;
  readonly headers: RequestHeaders;
  readonly call: IncomingCall;
}

/**
 * Runs `run` with the instance of the data source the call is for. The instance outlives the call.
 * @throws PluginError when the call is malformed; what loading, `createInstance` and `run` throw.
 */
export async function withInstance<Instance, Result>(
  host: HandlerHost<Instance>,
  { pluginContext, headers, call }: InstanceCall,
  run: (context: CallContext<Instance>, loaded: LoadedPlugin<Instance>) => Promise<Result>
): Promise<Result> {
  const loaded = await host.loader.load();
  const settings = settingsFromProto(pluginContext);
  const grafanaConfig = pluginContext?.grafanaConfig ?? {};
  const lease = await loaded.instances.acquire({ settings, grafanaConfig });
  try {
    const context: CallContext<Instance> = {
      instance: lease.instance,
      settings,
      orgId: settings.orgId,
      user: userFromProto(pluginContext?.user),
      headers,
      fromAlert: headers.get('FromAlert') === 'true',
      signal: call.signal,
      deadlineAtMs: call.deadlineAtMs,
      log: host.log.with({ dataSourceUid: settings.uid, orgId: settings.orgId }),
      grafanaConfig,
    };
    return await run(context, loaded);
  } finally {
    lease.release();
  }
}
