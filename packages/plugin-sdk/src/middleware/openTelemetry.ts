import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { isPluginError } from '../errors/PluginError';
import type { TracedWork, Tracing } from './tracing';
import type { TracingConfig } from './tracingConfig';

export interface OpenTelemetryOptions {
  readonly config: TracingConfig;
  readonly pluginId: string;
  /** Empty when Grafana did not say it. */
  readonly pluginVersion: string;
}

/**
 * Spans through OpenTelemetry, registered for the whole process so that libraries can add theirs. Error texts stay out
 * of spans: they may quote what the user typed.
 */
export function startOpenTelemetry({ config, pluginId, pluginVersion }: OpenTelemetryOptions): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': pluginId, 'service.version': pluginVersion }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.ratio) }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `http://${config.address}` }))],
  });
  provider.register();
  const tracer = trace.getTracer(pluginId, pluginVersion);

  return {
    run: async (work, run) => {
      const span = tracer.startSpan(
        work.name,
        { kind: SpanKind.SERVER, attributes: { ...work.attributes } },
        parentOf(work)
      );
      try {
        return await context.with(trace.setSpan(parentOf(work), span), run);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('status', isPluginError(error) ? error.status : 500);
        throw error;
      } finally {
        span.end();
      }
    },
    shutdown: () => provider.shutdown(),
  };
}

/** The span of Grafana's own call. */
function parentOf({ metadata }: TracedWork) {
  const carrier = { traceparent: metadata('traceparent'), tracestate: metadata('tracestate') };
  return propagation.extract(ROOT_CONTEXT, carrier);
}
