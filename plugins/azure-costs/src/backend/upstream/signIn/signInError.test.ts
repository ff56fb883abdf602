import { UpstreamError } from '@glance/upstream';
import type { AuthType } from '../../../shared/signIn';
import { signInError } from './signInError';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');

describe('signInError', () => {
  const failed = (what: Parameters<typeof signInError>[0]) =>
    signInError(what, { authType: 'clientsecret', nowMs: NOW_MS });

  it.each([
    ['7000215', 'azureClientSecret'],
    ['7000222', 'has expired'],
    ['700016', 'azureCredentials.clientId'],
    ['90002', 'azureCredentials.tenantId'],
    ['500011', 'resourceManagerUrl'],
    ['1234567', 'login.microsoftonline.com/error'],
  ])('names the setting that AADSTS%s is about', (code, advice) => {
    const error = failed({ error: new Error(`${code} AADSTS${code}: Something. Trace ID: 5`) });
    expect(error).toMatchObject({ code: 'unauthorized', status: undefined });
    expect(error.message).toContain(advice);
    expect(error.message).toContain(`(AADSTS${code})`);
    expect(error.message).not.toContain('Trace ID');
  });

  it.each<[AuthType, string, string]>([
    ['clientcertificate', '700027', 'Upload it there'],
    ['clientcertificate', '700024', 'clock of the Grafana server'],
    ['clientcertificate', '700016', 'no app registration with this client id'],
    ['workloadidentity', '700016', 'workload_identity_client_id'],
    ['workloadidentity', '70021', 'federated credential for the service account'],
    ['workloadidentity', '700213', 'system:serviceaccount'],
    ['workloadidentity', '700024', 'workload_identity_token_file'],
    ['msi', '500011', 'azureCloud and resourceManagerUrl'],
  ])('says for %s what AADSTS%s means there', (authType, code, advice) => {
    const error = signInError({ error: new Error(`AADSTS${code}: Something.`) }, { authType, nowMs: NOW_MS });
    expect(error).toMatchObject({ code: 'unauthorized', status: undefined });
    expect(error.message).toContain(advice);
  });

  it('finds the code in the answer when the SDK has lost it', () => {
    const withAnswer = {
      error: new Error('endpoints_resolution_error'),
      answer: { status: 400, headers: [], body: '{"error":"AADSTS90002: no"}' },
    };
    expect(failed(withAnswer).message).toContain('azureCredentials.tenantId');
  });

  it('prefers what the transport met', () => {
    const transportError = new UpstreamError('unavailable', 'login.local refuses connections');
    expect(failed({ error: new Error('network_error'), transportError })).toBe(transportError);
  });

  it('says when a service takes calls again, also when its answer has a code', () => {
    const answer = { status: 429, headers: [['Retry-After', '7']] as const, body: 'AADSTS90019: too many' };
    const error = failed({ error: new Error('AADSTS90019'), answer });
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: 7_000 });
    expect(error.message).toContain('2026-11-25 10:00:07 UTC');
    const broken = { status: 503, headers: [], body: 'AADSTS90033: transient' };
    expect(failed({ error: new Error('AADSTS90033'), answer: broken })).toMatchObject({ code: 'unavailable' });
  });

  it('tells a broken service from one that is none', () => {
    const error = new Error('something');
    expect(failed({ error, answer: { status: 503, headers: [], body: '' } })).toMatchObject({
      code: 'unavailable',
      status: 503,
    });
    expect(failed({ error, answer: { status: 200, headers: [], body: '<html>' } })).toMatchObject({
      code: 'invalidResponse',
    });
    expect(failed({ error })).toMatchObject({ code: 'invalidResponse' });
  });
});
