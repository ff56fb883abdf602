import { encodeFrame, withRefId } from '@glance/data-frames';
import type { CallContext } from '../CallContext';
import { queryFromProto } from '../convert/fromProto';
import { failureToProto, framesToProto } from '../convert/toProto';
import type { DataQuery as WireQuery, DataResponse, QueryDataRequest, QueryDataResponse } from '../gen/backend';
import type { LoadedPlugin } from '../LoadedPlugin';
import type { Logger } from '../log/Logger';
import type { IncomingCall } from '../middleware/IncomingCalls';
import { toFailure } from '../middleware/errorSource';
import { logFailure } from '../middleware/logging';
import { RequestHeaders } from '../RequestHeaders';
import { withInstance, type HandlerHost } from './HandlerHost';

/** Answers all queries of a request at once, each on its own: a failing one never hides another. */
export class QueryDataHandler<Instance> {
  constructor(private readonly host: HandlerHost<Instance>) {}

  async handle(request: QueryDataRequest, call: IncomingCall): Promise<QueryDataResponse> {
    const headers = new RequestHeaders(request.headers);
    try {
      const { pluginContext } = request;
      const answers = await withInstance(this.host, { pluginContext, headers, call }, (context, loaded) =>
        Promise.all(
          request.queries.map(async (query) => [query.refId, await this.answer(query, context, loaded, call)] as const)
        )
      );
      return { responses: Object.fromEntries(answers) };
    } catch (error) {
      const answer = this.failed(error, { what: 'Every query of a request', log: this.host.log, call });
      return { responses: Object.fromEntries(request.queries.map((query) => [query.refId, answer])) };
    }
  }

  private async answer(
    wire: WireQuery,
    context: CallContext<Instance>,
    loaded: LoadedPlugin<Instance>,
    call: IncomingCall
  ): Promise<DataResponse> {
    const startedAt = performance.now();
    const log = context.log.with({ refId: wire.refId, queryType: wire.queryType });
    const answer = await this.frames(wire, { ...context, log }, loaded, call).then(framesToProto, (error: unknown) =>
      this.failed(error, { what: 'Query', log, call })
    );
    const seconds = (performance.now() - startedAt) / 1000;
    loaded.queryMetrics.record({ queryType: wire.queryType, status: answer.status, seconds });
    return answer;
  }

  private async frames(
    wire: WireQuery,
    context: CallContext<Instance>,
    loaded: LoadedPlugin<Instance>,
    call: IncomingCall
  ): Promise<readonly Uint8Array[]> {
    const query = queryFromProto(wire);
    const span = {
      name: 'queryData',
      metadata: call.metadata,
      attributes: { refId: query.refId, queryType: query.queryType },
    };
    const frames = await loaded.tracing.run(span, () => loaded.plugin.queryData(query, context));
    return frames.map((frame) => encodeFrame(frame.refId ? frame : withRefId(frame, query.refId)));
  }

  private failed(error: unknown, { what, log, call }: { what: string; log: Logger; call: IncomingCall }): DataResponse {
    const failure = toFailure(error, { signal: call.signal, redact: this.host.redact });
    logFailure({ log, what, failure, error });
    return failureToProto(failure);
  }
}
