import type { AzureCredentials, AzureSettings } from '../shared/AzureSettings';
import { ownerSettings, signsInAsServer } from './ownerSettings';
import type { TokenIdentity } from './upstream/signIn/TokenIdentity';

const SETTINGS: Omit<AzureSettings, 'credentials'> = {
  cloud: 'AzureCloud',
  authorityHost: 'https://login.example',
  resourceManagerUrl: 'https://arm.example',
  audience: 'https://management.azure.com',
  isCustomAuthority: true,
  defaultScopes: [],
  cacheTtlMs: 1000,
  timeoutMs: 1000,
  maxConcurrentRequests: 1,
  caPem: undefined,
  tlsSkipVerify: false,
};
const APP = { tenantId: 'tenant', clientId: 'client' };
const SECRET = { authType: 'clientsecret', ...APP, clientSecret: 's' } as const;
const CERTIFICATE = { authType: 'clientcertificate', ...APP, certificates: ['c'], privateKey: 'k' } as const;
const MACHINE = { authType: 'msi', clientId: 'client' } as const;
const WORKLOAD = { authType: 'workloadidentity', ...APP, tokenFile: '/token' } as const;

const textOf = (credentials: AzureCredentials, rest: Partial<AzureSettings> = {}, identity?: TokenIdentity) =>
  JSON.stringify(ownerSettings({ ...SETTINGS, ...rest, credentials }, identity));

interface Case {
  readonly credentials: AzureCredentials;
  readonly rest?: Partial<AzureSettings>;
  readonly identity?: TokenIdentity;
}

const CASES: Readonly<Record<string, Case>> = {
  'a secret': { credentials: SECRET },
  'another tenant': { credentials: { ...SECRET, tenantId: 'x' } },
  'another client': { credentials: { ...SECRET, clientId: 'x' } },
  'another secret': { credentials: { ...SECRET, clientSecret: 'x' } },
  'a certificate': { credentials: CERTIFICATE },
  'a certificate of another tenant': { credentials: { ...CERTIFICATE, tenantId: 'x' } },
  'a certificate of another client': { credentials: { ...CERTIFICATE, clientId: 'x' } },
  'another certificate': { credentials: { ...CERTIFICATE, certificates: ['x'] } },
  'another key': { credentials: { ...CERTIFICATE, privateKey: 'x' } },
  'a managed identity': { credentials: MACHINE },
  'the machine’s own identity': { credentials: { authType: 'msi' } },
  'a managed identity that is known': { credentials: MACHINE, identity: { tid: 't', oid: '1' } },
  'the same in another tenant': { credentials: MACHINE, identity: { tid: 'x', oid: '1' } },
  'another one with the same settings': { credentials: MACHINE, identity: { tid: 't', oid: '2' } },
  'a workload identity': { credentials: WORKLOAD },
  'a workload of another tenant': { credentials: { ...WORKLOAD, tenantId: 'x' } },
  'a workload of another client': { credentials: { ...WORKLOAD, clientId: 'x' } },
  'another token file': { credentials: { ...WORKLOAD, tokenFile: '/x' } },
  'a workload that is known': { credentials: WORKLOAD, identity: { tid: 't', oid: '1' } },
  'another workload with the same settings': { credentials: WORKLOAD, identity: { tid: 't', oid: '2' } },
  'another authority': { credentials: SECRET, rest: { authorityHost: 'https://x.example' } },
  'another Resource Manager': { credentials: SECRET, rest: { resourceManagerUrl: 'https://x.example' } },
  'another audience': { credentials: SECRET, rest: { audience: 'https://x.example' } },
  'another trust': { credentials: SECRET, rest: { caPem: 'x' } },
  'no verification': { credentials: SECRET, rest: { tlsSkipVerify: true } },
};

describe('ownerSettings', () => {
  it.each(Object.keys(CASES))('tell %s from everybody else', (name) => {
    const text = (which: string) => {
      const { credentials, rest, identity } = CASES[which] ?? CASES['a secret']!;
      return textOf(credentials, rest, identity);
    };
    expect(Object.keys(CASES).filter((other) => text(other) === text(name))).toEqual([name]);
  });

  it('do not depend on how answers are asked for', () => {
    expect(textOf(SECRET, { cacheTtlMs: 5, timeoutMs: 5, maxConcurrentRequests: 5 })).toBe(textOf(SECRET));
  });

  it('tell secrets apart from what others may know', () => {
    expect(ownerSettings({ ...SETTINGS, credentials: SECRET }).secrets).toEqual({ clientSecret: 's' });
    const certificate = ownerSettings({ ...SETTINGS, credentials: CERTIFICATE });
    expect(certificate.secrets).toEqual({ certificates: 'c', privateKey: 'k' });
    expect(JSON.stringify(certificate.names)).not.toContain('"k"');
    expect(ownerSettings({ ...SETTINGS, credentials: MACHINE }).secrets).toEqual({});
    expect(ownerSettings({ ...SETTINGS, credentials: WORKLOAD }).secrets).toEqual({});
  });

  it('look at the token’s identity only where the settings do not say who signs in', () => {
    expect(textOf(SECRET, {}, { tid: 't', oid: 'o' })).toBe(textOf(SECRET));
    const isServer = (credentials: AzureCredentials) => signsInAsServer({ credentials });
    expect([SECRET, CERTIFICATE, MACHINE, WORKLOAD].map(isServer)).toEqual([false, false, true, true]);
  });
});
