import type { DataSourcePlugin } from '../DataSourcePlugin';
import { PluginError } from '../errors/PluginError';
import { CheckHealthResponse_HealthStatus as HealthStatus } from '../gen/backend';
import { handlerFixture, liveCall, pluginContext } from '../testing/handlerFixture';
import { CheckHealthHandler } from './CheckHealthHandler';

async function check(plugin: Partial<DataSourcePlugin<string>> | Error) {
  const whole = { createInstance: () => 'x', queryData: () => Promise.resolve([]) };
  const host = handlerFixture<string>(plugin instanceof Error ? plugin : { ...whole, ...plugin });
  const request = { pluginContext: pluginContext(), headers: {} };
  const { status, message, jsonDetails } = await new CheckHealthHandler(host).handle(request, liveCall);
  return { status, message, details: JSON.parse(Buffer.from(jsonDetails).toString()) as unknown };
}

describe('CheckHealthHandler', () => {
  it('passes on what the plugin says, without secrets', async () => {
    const checkHealth = () =>
      Promise.resolve({
        status: 'error',
        message: 'hunter2-secret refused',
        details: { key: 'hunter2-secret' },
      } as const);
    expect(await check({ checkHealth })).toEqual({
      status: HealthStatus.ERROR,
      message: '[redacted] refused',
      details: { key: '[redacted]' },
    });
  });

  it('is well when an instance can be made and the plugin has no check of its own', async () => {
    expect(await check({})).toEqual({ status: HealthStatus.OK, message: 'Data source is working', details: {} });
  });

  it.each<[string, Partial<DataSourcePlugin<string>> | Error, string, string]>([
    [
      'settings that the plugin refuses',
      {
        createInstance: () => {
          throw new PluginError('tenantId is missing', { status: 400, source: 'downstream' });
        },
      },
      'tenantId is missing',
      'settings',
    ],
    [
      'a check that throws',
      { checkHealth: () => Promise.reject(new Error('internals')) },
      "The plugin failed unexpectedly; Grafana's log has the details",
      'check',
    ],
    [
      'a plugin that could not be loaded',
      new Error('no module'),
      "The plugin acme-test-datasource could not be loaded; Grafana's log has the reason",
      'start',
    ],
  ])('is an error with its text and step, never a failed call, for %s', async (_what, plugin, message, name) => {
    const details = { steps: [{ name, status: 'error', message }] };
    expect(await check(plugin)).toEqual({ status: HealthStatus.ERROR, message, details });
  });
});
