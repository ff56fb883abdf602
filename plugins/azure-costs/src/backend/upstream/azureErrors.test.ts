import { UpstreamError } from '@glance/upstream';
import { azureError, foreignLink, listError } from './azureErrors';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const SUBJECT = { scope: 'subscriptions/a', role: 'Cost Management Reader' } as const;

const answer = (status: number, code = '', message = '', headers: Record<string, string> = {}) => ({
  status,
  headers: Object.entries(headers),
  body: code === '' ? '' : JSON.stringify({ error: { code, message } }),
});

describe('azureError', () => {
  it.each([
    [403, 'AuthorizationFailed', 'forbidden', 'Give it the role Cost Management Reader on this scope'],
    [401, 'RBACAccessDenied', 'forbidden', 'Give it the role Cost Management Reader'],
    [403, 'RBACAccessDenied', 'forbidden', 'Give it the role Cost Management Reader'],
    [400, 'AccountCostDisabled', 'forbidden', 'Account owners can view charges'],
    [400, 'IndirectCostDisabled', 'forbidden', 'Ask the partner'],
    [400, 'SubscriptionTypeNotSupported', 'badRequest', 'Leave it out of the scopes'],
    [404, 'SubscriptionNotFound', 'notFound', 'up to 48 hours'],
    [404, 'ResourceGroupNotFound', 'notFound', 'no such resource group'],
    [401, 'InvalidAuthenticationToken', 'unauthorized', 'Check azureCredentials'],
    [404, 'MissingSubscription', 'notFound', 'knows nothing by this name'],
    [504, 'GatewayTimeout', 'timeout', 'Ask for a shorter range'],
    [503, 'ServiceUnavailable', 'unavailable', 'not available now'],
  ])('says what to do about %s %s', (status, code, kind, advice) => {
    const error = azureError(answer(status, code, 'Some words of Azure.'), SUBJECT, NOW_MS);
    expect(error).toMatchObject({ code: kind, status });
    expect(error.message).toContain(advice);
  });

  it('quotes what Azure has to say about a bad request, but no more than 300 characters and no credential', () => {
    const message = `Invalid grouping. Bearer ${'x'.repeat(50)} ${'y'.repeat(500)}`;
    const { message: text } = azureError(answer(400, 'BadRequest', message), SUBJECT, NOW_MS);
    expect(text).toContain('BadRequest: Invalid grouping.');
    expect(text).not.toContain('x'.repeat(50));
    expect(text.length).toBeLessThan(400);
  });

  it('names a billing role for billing scopes', () => {
    const subject = { ...SUBJECT, scope: 'providers/Microsoft.Billing/billingAccounts/1' };
    expect(azureError(answer(403, 'AuthorizationFailed'), subject, NOW_MS).message).toContain('Billing account reader');
  });

  it.each([
    [{ 'x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after': '7', 'retry-after': '9' }, 9],
    [{ 'x-ms-ratelimit-microsoft.costmanagement-entity-retry-after': '40', 'retry-after': '9' }, 40],
    [{}, 60],
  ])('says when the quota is back, by the largest of the headers or in a minute: %j', (headers, seconds) => {
    const error = azureError(answer(429, '429', 'Too many requests', headers), SUBJECT, NOW_MS);
    expect(error).toMatchObject({ code: 'rateLimited', status: 429, retryAfterMs: seconds * 1000 });
    expect(error.message).toContain(`10:0${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} UTC`);
  });

  it('does with any body', () => {
    for (const body of ['', '<html>', 'null', '[]', '{"error":5}', '{"error":{"code":{}}}']) {
      expect(azureError({ status: 500, headers: [], body }, SUBJECT, NOW_MS)).toMatchObject({
        code: 'unavailable',
        message: 'Azure is not available now (status 500). Try again later',
      });
    }
  });
});

describe('listError', () => {
  const restError = (response?: object) =>
    Object.assign(new Error('raw text of the SDK'), { name: 'RestError', response });
  const subject = { role: 'Reader' } as const;

  it('translates the answer below an SDK’s error, and passes on nothing of its text', () => {
    const refused = restError({ status: 403, headers: [], bodyAsText: '{"error":{"code":"AuthorizationFailed"}}' });
    const error = listError(refused, subject, NOW_MS) as UpstreamError;
    expect(error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('the role Reader') });
    const unreadable = restError({ status: 200, headers: [], bodyAsText: '<html>' });
    expect(listError(unreadable, subject, NOW_MS)).toMatchObject({ code: 'invalidResponse' });
    expect(String((listError(restError(), subject, NOW_MS) as Error).message)).not.toContain('raw text');
  });

  it('leaves other errors as they are', () => {
    const bug = new TypeError('undefined is not a function');
    expect(listError(bug, subject, NOW_MS)).toBe(bug);
    const known = new UpstreamError('timeout', 'too slow');
    expect(listError(known, subject, NOW_MS)).toBe(known);
  });
});

describe('foreignLink', () => {
  it('names the other origin without its path and query, which may hold tokens', () => {
    expect(foreignLink('https://evil.example/x?token=abc').message).toContain('(https://evil.example)');
    expect(foreignLink('https://evil.example/x?token=abc').message).not.toContain('abc');
    expect(foreignLink('no address').message).toContain('(no address)');
  });
});
