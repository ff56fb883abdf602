import type { DatadogSettings } from '../shared/DatadogSettings';
import { ownerSettings } from './ownerSettings';

const SETTINGS: DatadogSettings = {
  site: 'datadoghq.com',
  apiUrl: 'https://api.datadoghq.com',
  appUrl: 'https://app.datadoghq.com',
  apiKey: 'a',
  applicationKey: 'b',
  evaluationDelayMs: 1000,
  cacheTtlMs: 1000,
  timeoutMs: 1000,
  maxConcurrentRequests: 1,
  caPem: undefined,
  tlsSkipVerify: false,
};

const CASES: Readonly<Record<string, Partial<DatadogSettings>>> = {
  'some keys': {},
  'another site': { site: 'datadoghq.eu' },
  'another address': { apiUrl: 'https://proxy.example' },
  'another API key': { apiKey: 'x' },
  'another application key': { applicationKey: 'x' },
  'another trust': { caPem: 'x' },
  'no verification': { tlsSkipVerify: true },
};

describe('ownerSettings', () => {
  const textOf = (name: string) => JSON.stringify(ownerSettings({ ...SETTINGS, ...CASES[name] }));

  it.each(Object.keys(CASES))('tell %s from everybody else', (name) => {
    expect(Object.keys(CASES).filter((other) => textOf(other) === textOf(name))).toEqual([name]);
  });

  it('do not depend on how answers are asked for, nor on where links lead', () => {
    const asked = { appUrl: 'x', evaluationDelayMs: 5, cacheTtlMs: 5, timeoutMs: 5, maxConcurrentRequests: 5 };
    expect(ownerSettings({ ...SETTINGS, ...asked })).toEqual(ownerSettings(SETTINGS));
  });

  it('tell secrets apart from what others may know', () => {
    const { names, secrets } = ownerSettings({ ...SETTINGS, apiKey: 'secret-a', applicationKey: 'secret-b' });
    expect(secrets).toEqual({ apiKey: 'secret-a', applicationKey: 'secret-b' });
    expect(JSON.stringify(names)).not.toContain('secret');
  });
});
