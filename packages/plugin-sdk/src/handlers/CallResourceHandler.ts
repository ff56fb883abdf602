import { resourceRequestFromProto } from '../convert/fromProto';
import { resourceToProto } from '../convert/toProto';
import type { CallResourceRequest, CallResourceResponse } from '../gen/backend';
import type { IncomingCall } from '../middleware/IncomingCalls';
import { toFailure } from '../middleware/errorSource';
import { logFailure } from '../middleware/logging';
import { ResourceRouter } from '../resources/ResourceRouter';
import { jsonResponse } from '../resources/ResourceResponse';
import { withInstance, type HandlerHost } from './HandlerHost';

/** Errors are answered as JSON `{message}` with their status. */
export class CallResourceHandler<Instance> {
  private readonly noResources = new ResourceRouter<Instance>();

  constructor(private readonly host: HandlerHost<Instance>) {}

  async handle(wire: CallResourceRequest, call: IncomingCall): Promise<CallResourceResponse> {
    const request = resourceRequestFromProto(wire);
    const { pluginContext } = wire;
    const response = await withInstance(
      this.host,
      { pluginContext, headers: request.headers, call },
      (context, { plugin }) => (plugin.resources ?? this.noResources).handle(request, context)
    ).catch((error: unknown) => {
      const failure = toFailure(error, { signal: call.signal, redact: this.host.redact });
      logFailure({ log: this.host.log, what: `Resource ${request.method} ${request.path}`, failure, error });
      return jsonResponse({ message: failure.message }, failure.status);
    });
    return resourceToProto(response);
  }
}
