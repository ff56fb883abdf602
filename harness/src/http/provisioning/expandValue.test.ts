import { expandString, expandValue, type ExpansionSources } from './expandValue';

const sources: ExpansionSources = {
  env: { TENANT: 'contoso', EMPTY: '', PRICE: '$TENANT', '1': 'one' },
  readFile: (path) => {
    if (path !== '/etc/ca.pem') {
      throw new Error(`ENOENT: ${path}`);
    }
    return '-----BEGIN-----\n$TENANT costs $$5\n';
  },
};
const expand = (text: string) => expandString(text, sources);

describe('expandString', () => {
  it.each([
    ['$TENANT', 'contoso'],
    ['${TENANT}', 'contoso'],
    ['$__env{TENANT}', 'contoso'],
    ['a-$TENANT-b-${TENANT}', 'a-contoso-b-contoso'],
    ['$TENANTS', ''],
    ['[$EMPTY|${UNSET}|$__env{UNSET}]', '[||]'],
  ])('expands %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it.each([
    ['US$$5', 'US$5'],
    ['$$TENANT', '$TENANT'],
    ['$${TENANT}', '${TENANT}'],
    ['$$$$', '$$'],
  ])('takes two dollars in %s for one', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it('leaves a dollar before anything that is no name', () => {
    expect(expand('5 $ and a $ at the end $')).toBe('5 $ and a $ at the end $');
  });

  it("reads the shell's one-character names, as Go does", () => {
    expect(expand('US$1')).toBe('USone');
    expect(expand('$!')).toBe('');
  });

  it('drops braces without a name or an end', () => {
    expect(expand('a${}b')).toBe('ab');
    expect(expand('a${b')).toBe('ab');
  });

  it('does not expand what a variable holds, unless that is a plain name', () => {
    // Grafana runs the environment over the result of its own expressions, and so do we.
    expect(expand('$__env{PRICE}')).toBe('contoso');
    expect(expand('$PRICE')).toBe('$TENANT');
  });

  it("reads files without the white space around them and expands names inside them, which is Grafana's doing", () => {
    expect(expand('$__file{/etc/ca.pem}')).toBe('-----BEGIN-----\ncontoso costs 5');
  });

  it('does not nest expressions: the path is taken as it is written', () => {
    expect(() => expand('$__file{$CA_PATH}')).toThrow('ENOENT: $CA_PATH');
  });

  it('leaves expressions that Grafana does not know to the environment, as Grafana does', () => {
    expect(expand('$__vault{secret}')).toBe('{secret}');
  });
});

describe('expandValue', () => {
  it('goes through objects and arrays and leaves keys and other types alone', () => {
    const value = { $TENANT: ['$TENANT', 3, true, null, { deep: '${TENANT}' }] };
    expect(expandValue(value, sources)).toEqual({ $TENANT: ['contoso', 3, true, null, { deep: 'contoso' }] });
  });
});
