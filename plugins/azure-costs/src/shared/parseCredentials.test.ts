import { parseSettings } from './settings';
import { readServerIdentity } from './ServerIdentity';

const TENANT = '11111111-2222-3333-4444-555555555555';
const CLIENT = '66666666-7777-8888-9999-AAAAAAAAAAAA';
const OTHER = 'bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb';
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';

const ENABLED = { GFAZPL_MANAGED_IDENTITY_ENABLED: 'true', GFAZPL_WORKLOAD_IDENTITY_ENABLED: 'true' };
const TOKEN_FILE = { GFAZPL_WORKLOAD_IDENTITY_TOKEN_FILE: '/token' };

interface Given {
  readonly azureCredentials: object;
  readonly secureJsonData?: Record<string, string>;
  readonly env?: Record<string, string>;
}

const parse = ({ azureCredentials, secureJsonData = {}, env = {} }: Given) =>
  parseSettings({ jsonData: { azureCredentials }, secureJsonData }, readServerIdentity(env)).credentials;

function problem(given: Given): string {
  try {
    parse(given);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the credentials were accepted');
}

describe('a client certificate', () => {
  const azureCredentials = { authType: 'clientcertificate', tenantId: TENANT, clientId: CLIENT };
  const withPem = (clientCertificate: string) => ({ azureCredentials, secureJsonData: { clientCertificate } });

  it('is taken with its key, in either order and with the certificates of issuers', () => {
    const expected = {
      authType: 'clientcertificate',
      tenantId: TENANT,
      clientId: CLIENT.toLowerCase(),
      certificates: [CERTIFICATE],
      privateKey: KEY,
    };
    expect(parse(withPem(`${CERTIFICATE}\n${KEY}\n`))).toEqual(expected);
    expect(parse(withPem(`Bag Attributes\n${KEY}\nsubject=x\n${CERTIFICATE}`))).toEqual(expected);
    expect(parse(withPem(`${KEY}${CERTIFICATE}${CERTIFICATE}`))).toMatchObject({
      certificates: [CERTIFICATE, CERTIFICATE],
    });
  });

  it.each([
    ['spaces', `${CERTIFICATE} ${KEY}`.replaceAll('\n', ' ')],
    ['the two characters \\n', `${CERTIFICATE}\n${KEY}`.replaceAll('\n', '\\n')],
    ['carriage returns', `${CERTIFICATE}\n${KEY}`.replaceAll('\n', '\r\n')],
  ])('may have lost its line breaks to %s', (_, pem) => {
    expect(parse(withPem(pem))).toMatchObject({ certificates: [CERTIFICATE], privateKey: KEY });
  });

  it('is put into lines of 64 characters, as OpenSSL wants them', () => {
    const pem = `${CERTIFICATE}-----BEGIN PRIVATE KEY-----${'A'.repeat(100)}-----END PRIVATE KEY-----`;
    expect(parse(withPem(pem))).toMatchObject({
      privateKey: `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n${'A'.repeat(36)}\n-----END PRIVATE KEY-----`,
    });
  });

  it.each([
    ['', 'clientCertificate is missing'],
    ['MIIsomething', 'clientCertificate is no PEM text'],
    [KEY, 'has a private key but no certificate'],
    [CERTIFICATE, 'has a certificate but no private key'],
    [`${CERTIFICATE}${KEY}${KEY}`, 'has 2 private keys'],
    [`${CERTIFICATE}${KEY.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')}`, 'encrypted private key'],
    [
      `${CERTIFICATE}-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nMIIE\n-----END RSA PRIVATE KEY-----`,
      'encrypted private key',
    ],
  ])('is refused when it is %j', (pem, part) => {
    expect(problem(withPem(pem))).toContain(part);
  });

  it('is never repeated', () => {
    expect(problem(withPem('a-secret-pasted-into-the-wrong-field'))).not.toContain('pasted-into');
    expect(problem(withPem(KEY))).not.toContain('MIIE');
  });

  it('needs tenant and client', () => {
    const secureJsonData = { clientCertificate: `${CERTIFICATE}${KEY}` };
    const incomplete = { authType: 'clientcertificate', tenantId: TENANT };
    expect(problem({ azureCredentials: incomplete, secureJsonData })).toContain('azureCredentials.clientId is missing');
  });
});

describe('a managed identity', () => {
  it('is the machine’s own unless a client id is named, by the data source before the server', () => {
    const server = { ...ENABLED, GFAZPL_MANAGED_IDENTITY_CLIENT_ID: OTHER };
    const system = { authType: 'msi' };
    expect(parse({ azureCredentials: system, env: ENABLED })).toEqual({ authType: 'msi', clientId: undefined });
    expect(parse({ azureCredentials: { ...system, clientId: '' }, env: server })).toMatchObject({ clientId: OTHER });
    expect(parse({ azureCredentials: { ...system, clientId: CLIENT }, env: server })).toMatchObject({
      clientId: CLIENT.toLowerCase(),
    });
  });

  it.each<Record<string, string>>([
    {},
    { GFAZPL_MANAGED_IDENTITY_ENABLED: 'false' },
    { GFAZPL_WORKLOAD_IDENTITY_ENABLED: 'true' },
  ])('is refused where the administrator has not enabled it: %j', (env) => {
    const text = problem({ azureCredentials: { authType: 'msi' }, env });
    expect(text).toContain('azureCredentials.authType is "msi", which this Grafana server does not permit');
    expect(text).toContain('managed_identity_enabled = true');
    expect(text).toContain('GF_AZURE_MANAGED_IDENTITY_ENABLED=true');
  });

  it('says which of the two places has a wrong id', () => {
    const own = { authType: 'msi', clientId: 'mine' };
    expect(problem({ azureCredentials: own, env: ENABLED })).toContain('azureCredentials.clientId is "mine"');
    const env = { ...ENABLED, GFAZPL_MANAGED_IDENTITY_CLIENT_ID: 'theirs' };
    expect(problem({ azureCredentials: { authType: 'msi' }, env })).toContain(
      'managed_identity_client_id in the [azure] section of the Grafana server’s configuration is "theirs"'
    );
  });
});

describe('a workload identity', () => {
  const workload = { authType: 'workloadidentity' };
  const server = {
    ...ENABLED,
    ...TOKEN_FILE,
    GFAZPL_WORKLOAD_IDENTITY_TENANT_ID: TENANT,
    GFAZPL_WORKLOAD_IDENTITY_CLIENT_ID: OTHER,
  };

  it('comes from the server, as far as the data source leaves it open', () => {
    expect(parse({ azureCredentials: workload, env: server })).toEqual({
      authType: 'workloadidentity',
      tenantId: TENANT,
      clientId: OTHER,
      tokenFile: '/token',
    });
    expect(parse({ azureCredentials: { ...workload, clientId: CLIENT }, env: server })).toMatchObject({
      tenantId: TENANT,
      clientId: CLIENT.toLowerCase(),
    });
    const own = { ...workload, tenantId: OTHER, clientId: CLIENT };
    expect(parse({ azureCredentials: own, env: { ...ENABLED, ...TOKEN_FILE } })).toMatchObject({ tenantId: OTHER });
  });

  it.each<[string, Record<string, string>, string]>([
    ['permission', TOKEN_FILE, 'workload_identity_enabled = true'],
    ['a token file', ENABLED, 'workload_identity_token_file is missing'],
    ['a tenant', { ...ENABLED, ...TOKEN_FILE }, 'azureCredentials.tenantId is missing'],
    ['a client', { ...server, GFAZPL_WORKLOAD_IDENTITY_CLIENT_ID: '' }, 'or set workload_identity_client_id in'],
    ['a tenant that is a GUID', { ...server, GFAZPL_WORKLOAD_IDENTITY_TENANT_ID: 'x' }, 'workload_identity_tenant_id'],
  ])('is refused without %s', (_, env, part) => {
    expect(problem({ azureCredentials: workload, env })).toContain(part);
  });
});

describe('readServerIdentity', () => {
  it.each(['true', 'TRUE', '1', 't'])('takes %s for enabled, as Grafana does', (value) => {
    expect(readServerIdentity({ GFAZPL_MANAGED_IDENTITY_ENABLED: value })).toEqual({ managedIdentity: {} });
  });

  it('takes no variable of the host', () => {
    const host = { AZURE_CLIENT_ID: CLIENT, AZURE_TENANT_ID: TENANT, AZURE_FEDERATED_TOKEN_FILE: '/token' };
    expect(readServerIdentity(host)).toEqual({});
    expect(readServerIdentity({ ...host, GFAZPL_WORKLOAD_IDENTITY_ENABLED: 'true' })).toEqual({ workloadIdentity: {} });
  });
});
