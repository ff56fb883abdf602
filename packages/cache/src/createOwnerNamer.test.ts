import { createOwnerNamer, type OwnerIdentity } from './createOwnerNamer';

const identity: OwnerIdentity = {
  settings: { tenantId: 'tenant', clientId: 'client', host: undefined },
  secrets: { clientSecret: 'correct horse battery staple' },
};
const variants: ReadonlyArray<readonly [string, OwnerIdentity]> = [
  ['a setting', { ...identity, settings: { ...identity.settings, tenantId: 'tenanT' } }],
  ['one setting more', { ...identity, settings: { ...identity.settings, host: '' } }],
  ['settings that change places', { ...identity, settings: { tenantId: 'client', clientId: 'tenant' } }],
  ['a secret', { ...identity, secrets: { clientSecret: 'correct horse battery staplE' } }],
  ['one secret more', { ...identity, secrets: { ...identity.secrets, key: 'k' } }],
  ['a secret that is a setting', { settings: { ...identity.settings, ...identity.secrets }, secrets: { key: 'k' } }],
];

describe('createOwnerNamer without a shared store', () => {
  const nameOwner = createOwnerNamer();

  it('names equal identities alike, in whatever order they are written', () => {
    const turned = { secrets: { ...identity.secrets }, settings: { clientId: 'client', tenantId: 'tenant' } };
    expect(nameOwner(turned)).toEqual(nameOwner(identity));
  });

  it.each(variants)('tells identities apart that differ in %s', (_name, other) => {
    expect(nameOwner(other).id).not.toBe(nameOwner(identity).id);
  });

  it('gives names that mean nothing to another process, and no key', () => {
    const owner = nameOwner(identity);
    expect(owner).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/) });
    expect(createOwnerNamer()(identity).id).not.toBe(owner.id);
  });
});

describe('createOwnerNamer with a shared store', () => {
  const nameOwner = createOwnerNamer({ password: 'of redis' });

  it('agrees with other replicas on name and key', () => {
    expect(createOwnerNamer({ password: 'of redis' })(identity)).toEqual(nameOwner(identity));
    expect(nameOwner(identity)).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/), macKey: expect.any(Buffer) });
    expect(nameOwner(identity).macKey).toHaveLength(32);
  });

  it('works for a store without a password', () => {
    const open = createOwnerNamer({ password: undefined })(identity);
    expect(open.macKey).toHaveLength(32);
    expect(open.id).not.toBe(nameOwner(identity).id);
  });

  it.each(variants)('gives another name and another key for a difference in %s', (_name, other) => {
    expectStrangers(nameOwner(other), nameOwner(identity));
  });

  it('gives another name and another key under another password', () => {
    expectStrangers(createOwnerNamer({ password: 'of rediS' })(identity), nameOwner(identity));
  });

  it('gives a key that is not in the name, nor a secret in either', () => {
    const { id, macKey } = nameOwner(identity);
    expect(Buffer.from(macKey ?? []).includes(Buffer.from(id, 'base64url').subarray(0, 4))).toBe(false);
    expect(id + Buffer.from(macKey ?? []).toString('latin1')).not.toMatch(/horse|redis|client|tenant/);
  });

  it.each([{}, { clientSecret: undefined }, { clientSecret: '' }])(
    'gives no key to an identity whose secrets are %j, and a name that stays in this process',
    (secrets) => {
      const owner = nameOwner({ ...identity, secrets });
      expect(owner.macKey).toBeUndefined();
      expect(createOwnerNamer({ password: 'of redis' })({ ...identity, secrets }).id).not.toBe(owner.id);
    }
  );
});

function expectStrangers(one: ReturnType<ReturnType<typeof createOwnerNamer>>, other: typeof one): void {
  expect(one.id).not.toBe(other.id);
  expect(Buffer.from(one.macKey ?? []).equals(Buffer.from(other.macKey ?? []))).toBe(false);
}
