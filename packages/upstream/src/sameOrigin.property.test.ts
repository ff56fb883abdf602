import fc from 'fast-check';
import { sameOrigin } from './sameOrigin';

describe('sameOrigin', () => {
  it('depends on nothing behind the port', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(sameOrigin(url, new URL('/', url))).toBe(true);
        expect(sameOrigin(url, `https://evil.test/?next=${encodeURIComponent(url)}`)).toBe(false);
      })
    );
  });
});
