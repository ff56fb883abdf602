import { managedIdentityError, noManagedIdentity } from './managedIdentityError';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const refused = (status: number, body = '', more: { clientId?: string; headers?: Array<[string, string]> } = {}) =>
  managedIdentityError(
    { status, headers: more.headers ?? [], body },
    { clientId: more.clientId, host: '169.254.169.254', nowMs: NOW_MS }
  );

it('names the identity that the machine lacks', () => {
  const body = '{"error":"invalid_request","error_description":"Identity not found"}';
  expect(refused(400, body).message).toContain('no system-assigned managed identity');
  expect(refused(400, body, { clientId: 'abc' }).message).toContain('no managed identity with the client id abc');
  expect(refused(400, body)).toMatchObject({ code: 'unauthorized', status: undefined });
});

it('asks for a name where there are several', () => {
  const body = '{"error_description":"Multiple user assigned identities exist, please specify the clientId"}';
  expect(refused(400, body).message).toContain('Name one in azureCredentials.clientId');
});

it('tells what Entra has to say', () => {
  const body = '{"error":"invalid_resource","error_description":"AADSTS500011: The resource principal named x"}';
  expect(refused(400, body).message).toContain('Check azureCloud and resourceManagerUrl (AADSTS500011)');
});

it.each([404, 410, 500, 503])('lets status %i be tried again, as the service asks for', (status) => {
  expect(refused(status)).toMatchObject({ code: 'unavailable', status, transient: true });
});

it('says when it takes calls again', () => {
  expect(refused(429, '', { headers: [['retry-after', '7']] })).toMatchObject({
    code: 'rateLimited',
    retryAfterMs: 7_000,
    message: expect.stringContaining('10:00:07 UTC'),
  });
  expect(refused(429)).toMatchObject({ retryAfterMs: 60_000 });
});

it('knows Docker Desktop’s answer for an address that leads nowhere', () => {
  const error = refused(403, 'connecting to 169.254.169.254:80: dial tcp: connectex: unreachable network');
  expect(error.message).toBe(noManagedIdentity('169.254.169.254').message);
});

it('repeats nothing of an answer that it does not know', () => {
  expect(refused(400, 'some-secret-thing')).toMatchObject({ code: 'unauthorized' });
  expect(refused(400, 'some-secret-thing').message).not.toContain('some-secret-thing');
});
