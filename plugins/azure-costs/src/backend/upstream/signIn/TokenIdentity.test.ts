import * as fc from 'fast-check';
import { tokenIdentity } from './TokenIdentity';

const tokenOf = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

it('is in the claims of a JSON web token', () => {
  expect(tokenIdentity(tokenOf({ tid: 'tenant', oid: 'object', appid: 'x' }))).toEqual({
    tid: 'tenant',
    oid: 'object',
  });
  expect(tokenIdentity(tokenOf({ oid: 'ü' }))).toEqual({ oid: 'ü' });
});

it('is unknown for claims of another kind', () => {
  for (const claims of [null, [], 'text', 5, { tid: 5, oid: {} }]) {
    expect(tokenIdentity(tokenOf(claims))).toEqual({});
  }
});

it('is unknown for a token that is none', () => {
  fc.assert(fc.property(fc.string(), (token) => expect(tokenIdentity(token)).toEqual({})));
});
