import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricOptions {
  /** Prometheus name with unit, such as `glance_upstream_duration_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
}

export interface HistogramOptions extends MetricOptions {
  /** Upper bounds, ascending, in the metric's unit. */
  readonly buckets?: readonly number[];
}

/**
 * The process's metrics, read by Grafana at `/metrics/plugins/<id>`. Asking twice for a name gives the same metric, so
 * every instance may ask for its own.
 */
export class PluginMetrics {
  constructor(readonly registry: Registry = new Registry()) {}

  counter(options: MetricOptions): Counter {
    return (
      this.existing(options.name, Counter) ?? new Counter({ ...this.settings(options), registers: [this.registry] })
    );
  }

  gauge(options: MetricOptions): Gauge {
    return this.existing(options.name, Gauge) ?? new Gauge({ ...this.settings(options), registers: [this.registry] });
  }

  histogram(options: HistogramOptions): Histogram {
    return (
      this.existing(options.name, Histogram) ??
      new Histogram({
        ...this.settings(options),
        ...(options.buckets && { buckets: [...options.buckets] }),
        registers: [this.registry],
      })
    );
  }

  /** All metrics in Prometheus text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private settings(options: MetricOptions) {
    return { name: options.name, help: options.help, labelNames: [...(options.labelNames ?? [])] };
  }

  private existing<Metric>(name: string, kind: new (...args: never[]) => Metric): Metric | undefined {
    const metric: unknown = this.registry.getSingleMetric(name);
    if (metric === undefined || metric instanceof kind) {
      return metric;
    }
    throw new TypeError(`metric ${name} exists already and is not a ${kind.name}`);
  }
}
