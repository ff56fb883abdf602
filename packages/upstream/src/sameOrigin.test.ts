import { sameOrigin } from './sameOrigin';

describe('sameOrigin', () => {
  it.each([
    ['https://management.azure.com/a', 'https://MANAGEMENT.azure.com:443/b?c'],
    ['http://localhost', 'http://localhost:80/'],
  ])('holds for %s and %s', (one, other) => {
    expect(sameOrigin(one, other)).toBe(true);
  });

  it.each([
    ['https://management.azure.com/', 'http://management.azure.com/'],
    ['https://management.azure.com/', 'https://management.azure.com:8443/'],
    ['https://management.azure.com/', 'https://management.azure.com.evil.test/'],
    ['https://management.azure.com/', 'https://management.azure.com@evil.test/'],
    ['https://management.azure.com/', '/subscriptions'],
    ['file:///a', 'file:///a'],
    ['not a url', 'not a url'],
  ])('does not hold for %s and %s', (one, other) => {
    expect(sameOrigin(one, other)).toBe(false);
    expect(sameOrigin(other, one)).toBe(false);
  });
});
