import type { PluginMetrics } from '../metrics/PluginMetrics';

/** Query types come from users; this many get a label of their own, so that nobody can fill the metrics store. */
const maxQueryTypes = 50;

/** Counts and times every query of the process. */
export class QueryMetrics {
  private readonly queryTypes = new Set<string>();
  private readonly queries;
  private readonly duration;

  constructor(metrics: PluginMetrics, prefix: string) {
    this.queries = metrics.counter({
      name: `${prefix}_queries_total`,
      help: 'Queries answered, by query type and status (200 is success)',
      labelNames: ['query_type', 'status'],
    });
    this.duration = metrics.histogram({
      name: `${prefix}_query_duration_seconds`,
      help: 'Seconds from receiving a query to its encoded answer, by query type',
      labelNames: ['query_type'],
      buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    });
  }

  record(query: { readonly queryType: string; readonly status: number; readonly seconds: number }): void {
    const queryType = this.label(query.queryType);
    this.queries.inc({ query_type: queryType, status: String(query.status) });
    this.duration.observe({ query_type: queryType }, query.seconds);
  }

  private label(queryType: string): string {
    if (!this.queryTypes.has(queryType)) {
      if (this.queryTypes.size >= maxQueryTypes) {
        return '(other)';
      }
      this.queryTypes.add(queryType);
    }
    return queryType;
  }
}
