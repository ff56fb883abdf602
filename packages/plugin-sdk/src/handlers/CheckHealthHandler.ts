import { healthToProto } from '../convert/toProto';
import type { CheckHealthRequest, CheckHealthResponse } from '../gen/backend';
import type { HealthResult } from '../HealthResult';
import type { IncomingCall } from '../middleware/IncomingCalls';
import { toFailure } from '../middleware/errorSource';
import { logFailure } from '../middleware/logging';
import { RequestHeaders } from '../RequestHeaders';
import { withInstance, type HandlerHost } from './HandlerHost';

/**
 * A failed call would read "Plugin health check failed"; whatever goes wrong is therefore an answer with its text. Its
 * details have the form that plugins use for the steps of their checks, with the one step that failed.
 */
export class CheckHealthHandler<Instance> {
  constructor(private readonly host: HandlerHost<Instance>) {}

  async handle(request: CheckHealthRequest, call: IncomingCall): Promise<CheckHealthResponse> {
    const headers = new RequestHeaders(request.headers);
    const { pluginContext } = request;
    let isBegun = false;
    const result = await withInstance(this.host, { pluginContext, headers, call }, async (context, { plugin }) => {
      isBegun = true;
      return plugin.checkHealth
        ? plugin.checkHealth(context)
        : { status: 'ok' as const, message: 'Data source is working' };
    }).catch((error: unknown): HealthResult => {
      const failure = toFailure(error, { signal: call.signal, redact: this.host.redact });
      logFailure({ log: this.host.log, what: 'Health check', failure, error });
      const { message } = failure;
      const name = isBegun ? 'check' : failure.source === 'plugin' ? 'start' : 'settings';
      return { status: 'error', message, details: { steps: [{ name, status: 'error', message }] } };
    });
    return healthToProto(result, this.host.redact);
  }
}
