import { bodyWithoutSecrets, headersWithoutSecrets, secretDigest } from './withoutSecrets';

describe('headersWithoutSecrets', () => {
  it('keeps every header but shows credentials as digests only', () => {
    const headers = headersWithoutSecrets(
      new Headers({ Authorization: 'Bearer abc', Cookie: 'sid=1', ClientType: 'Glance' })
    );

    expect(headers.clienttype).toBe('Glance');
    expect(headers.authorization).toBe(secretDigest('Bearer abc'));
    expect(JSON.stringify(headers)).not.toMatch(/abc|sid=1/);
  });

  it('shows the headers that a vendor keeps its keys in as digests too', () => {
    const headers = headersWithoutSecrets(new Headers({ 'DD-API-KEY': 'abc' }), ['dd-api-key']);

    expect(headers).toEqual({ 'dd-api-key': secretDigest('abc') });
  });
});

describe('bodyWithoutSecrets', () => {
  it('replaces the named fields of a form and leaves the others', () => {
    const body = bodyWithoutSecrets('client_id=me&client_secret=s3cret', 'application/x-www-form-urlencoded', [
      'client_secret',
    ]);

    expect(body).toContain('client_id=me');
    expect(body).not.toContain('s3cret');
  });

  it('leaves other bodies as they are', () => {
    expect(bodyWithoutSecrets('{"a":1}', 'application/json', ['a'])).toBe('{"a":1}');
  });
});
