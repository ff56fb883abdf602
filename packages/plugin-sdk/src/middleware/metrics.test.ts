import { PluginMetrics } from '../metrics/PluginMetrics';
import { QueryMetrics } from './metrics';

describe('QueryMetrics', () => {
  it('counts queries by type and status and times them by type', async () => {
    const metrics = new PluginMetrics();
    const queries = new QueryMetrics(metrics, 'glance');
    queries.record({ queryType: 'costs', status: 200, seconds: 0.3 });
    queries.record({ queryType: 'costs', status: 429, seconds: 0.1 });
    const text = await metrics.text();
    expect(text).toContain('glance_queries_total{query_type="costs",status="200"} 1');
    expect(text).toContain('glance_queries_total{query_type="costs",status="429"} 1');
    expect(text).toContain('glance_query_duration_seconds_bucket{le="0.25",query_type="costs"} 1');
    expect(text).toContain('glance_query_duration_seconds_count{query_type="costs"} 2');
  });

  it('gives a user who invents query types no way to fill the memory', async () => {
    const metrics = new PluginMetrics();
    const queries = new QueryMetrics(metrics, 'glance');
    for (let i = 0; i < 1000; i++) {
      queries.record({ queryType: `type-${i}`, status: 400, seconds: 0 });
    }
    const text = await metrics.text();
    expect(text).toContain('glance_queries_total{query_type="(other)",status="400"} 950');
    expect(text.match(/^glance_queries_total\{/gm)).toHaveLength(51);
  });
});
