import type { CollectMetricsResponse } from '../gen/backend';
import type { HandlerHost } from './HandlerHost';

/** Metrics belong to the process: the call names no data source. */
export class CollectMetricsHandler<Instance> {
  constructor(private readonly host: HandlerHost<Instance>) {}

  async handle(): Promise<CollectMetricsResponse> {
    const { metrics } = await this.host.loader.load();
    return { metrics: { prometheus: Buffer.from(await metrics.text()) } };
  }
}
