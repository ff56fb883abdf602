import { PluginMetrics } from './PluginMetrics';

describe('PluginMetrics', () => {
  it('gives the same metric for the same name, so that every instance may ask', async () => {
    const metrics = new PluginMetrics();
    const options = { name: 'a_total', help: 'a', labelNames: ['x'] };
    metrics.counter(options).inc({ x: '1' });
    metrics.counter(options).inc({ x: '1' });
    expect(await metrics.text()).toContain('a_total{x="1"} 2');
    expect(metrics.gauge({ name: 'b', help: 'b' })).toBe(metrics.gauge({ name: 'b', help: 'b' }));
    expect(metrics.histogram({ name: 'c', help: 'c', buckets: [1, 2] })).toBe(
      metrics.histogram({ name: 'c', help: 'c' })
    );
  });

  it('refuses a name that another kind of metric has', () => {
    const metrics = new PluginMetrics();
    metrics.counter({ name: 'a_total', help: 'a' });
    expect(() => metrics.gauge({ name: 'a_total', help: 'a' })).toThrow('metric a_total exists already');
  });

  it('keeps its registry apart from the global one', async () => {
    new PluginMetrics().counter({ name: 'a_total', help: 'a' }).inc();
    expect(await new PluginMetrics().text()).not.toContain('a_total');
  });
});
