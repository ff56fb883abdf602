import { tracingConfig } from './tracingConfig';

const address = 'localhost:4317';

describe('tracingConfig', () => {
  it('is off unless Grafana passes an address', () => {
    expect(tracingConfig({})).toBeUndefined();
    expect(tracingConfig({ GF_INSTANCE_OTLP_ADDRESS: '' })).toBeUndefined();
  });

  it.each([
    [{}, 1],
    [{ GF_INSTANCE_OTLP_SAMPLER_TYPE: 'const', GF_INSTANCE_OTLP_SAMPLER_PARAM: '0' }, 0],
    [{ GF_INSTANCE_OTLP_SAMPLER_TYPE: 'probabilistic', GF_INSTANCE_OTLP_SAMPLER_PARAM: '0.25' }, 0.25],
    [{ GF_INSTANCE_OTLP_SAMPLER_TYPE: 'probabilistic', GF_INSTANCE_OTLP_SAMPLER_PARAM: 'x' }, 1],
  ])('reads the sampler %p as the ratio %p', (env, ratio) => {
    expect(tracingConfig({ GF_INSTANCE_OTLP_ADDRESS: address, ...env })).toEqual({ address, ratio, warnings: [] });
  });

  it('says what it does not support instead of doing something else silently', () => {
    const config = tracingConfig({
      GF_INSTANCE_OTLP_ADDRESS: address,
      GF_INSTANCE_OTLP_PROPAGATION: 'jaeger',
      GF_INSTANCE_OTLP_SAMPLER_TYPE: 'rateLimiting',
      GF_INSTANCE_OTLP_SAMPLER_PARAM: '5',
    });
    expect(config?.warnings).toEqual([
      'Trace propagation jaeger is not supported; w3c is used',
      'Sampler rateLimiting is not supported; traces that begin in the plugin are all kept',
    ]);
  });
});
