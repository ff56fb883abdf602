import { endpointName } from './endpointName';

describe('endpointName', () => {
  it.each([
    ['https://api.datadoghq.com/api/v2/logs/analytics/aggregate', 'aggregate'],
    ['https://api.datadoghq.eu/api/v2/logs/events/search', 'search'],
    ['http://127.0.0.1:8080/proxy/api/v1/validate', 'validate'],
    ['https://api.datadoghq.com/api/v2/validate_keys', 'validateKeys'],
    ['https://api.datadoghq.com/api/v1/logs/config/indexes', 'listIndexes'],
    ['https://api.datadoghq.com/api/v2/logs', 'other'],
  ])('names %s', (url, name) => {
    expect(endpointName(new URL(url))).toBe(name);
  });
});
