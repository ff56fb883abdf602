/** Where spans go, as Grafana's `[tracing.opentelemetry]` section says it. */
export interface TracingConfig {
  /** `host:port` of an OTLP/gRPC collector without TLS. */
  readonly address: string;
  /** Share of the traces that begin here, 0–1; a trace that Grafana began keeps Grafana's decision. */
  readonly ratio: number;
  /** What was asked for and is not supported. */
  readonly warnings: readonly string[];
}

/** Reads the variables that Grafana sets when tracing is on; undefined when it is off. */
export function tracingConfig(env: Readonly<Record<string, string | undefined>>): TracingConfig | undefined {
  const address = env.GF_INSTANCE_OTLP_ADDRESS;
  if (!address) {
    return undefined;
  }
  const warnings: string[] = [];
  const propagation = (env.GF_INSTANCE_OTLP_PROPAGATION || 'w3c').split(',').map((name) => name.trim());
  if (!propagation.includes('w3c')) {
    warnings.push(`Trace propagation ${propagation.join(',')} is not supported; w3c is used`);
  }
  return { address, ratio: samplingRatio(env, warnings), warnings };
}

function samplingRatio(env: Readonly<Record<string, string | undefined>>, warnings: string[]): number {
  const type = env.GF_INSTANCE_OTLP_SAMPLER_TYPE || 'const';
  if (type !== 'const' && type !== 'probabilistic') {
    warnings.push(`Sampler ${type} is not supported; traces that begin in the plugin are all kept`);
    return 1;
  }
  const ratio = Number(env.GF_INSTANCE_OTLP_SAMPLER_PARAM || '1');
  return ratio >= 0 && ratio <= 1 ? ratio : 1;
}
