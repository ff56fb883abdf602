import {
  DEFAULT_HOLD_MS,
  datadogError,
  missingPermission,
  refusedKey,
  type Subject,
  unusableKey,
} from './datadogErrors';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const API_KEY = '0123456789abcdef0123456789abcdef';
const APPLICATION_KEY = 'fedcba9876543210fedcba9876543210fedcba98';
const KEYS = {
  site: 'datadoghq.eu',
  apiUrl: 'https://api.datadoghq.eu',
  apiKey: API_KEY,
  applicationKey: APPLICATION_KEY,
} as const;
const SUBJECT: Subject = { keys: KEYS, permission: 'logs_read_data', indexes: ['*'] };

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  status,
  headers: Object.entries(headers),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('datadogError', () => {
  it.each([
    [400, 'badRequest', 'Datadog refuses the search (status 400). Check its syntax'],
    [401, 'unauthorized', 'Check apiKey, applicationKey and its permission logs_read_data'],
    [403, 'forbidden', 'at site datadoghq.eu (status 403)'],
    [404, 'notFound', 'Check apiUrl'],
    [408, 'timeout', 'Ask for a shorter range'],
    [413, 'badRequest', 'Datadog refuses the search (status 413)'],
    [500, 'unavailable', 'Datadog is not available now (status 500). Try again later'],
    [503, 'unavailable', 'Try again later'],
    [504, 'timeout', 'Ask for a shorter range'],
    [204, 'invalidResponse', 'Try again later'],
  ])('says what to do about status %d', (status, code, advice) => {
    const error = datadogError(answer(status), SUBJECT, NOW_MS);
    expect(error).toMatchObject({ code, status });
    expect(error.message).toContain(advice);
    expect(error.cause).toBeUndefined();
  });

  it('quotes what Datadog says, in either form', () => {
    const texts = { errors: ['Invalid query:\n unexpected ")"', '  '] };
    expect(datadogError(answer(400, texts), SUBJECT, NOW_MS).message).toBe(
      'Datadog refuses the search (Invalid query: unexpected ")"). Check its syntax, facets and measures'
    );
    const objects = { errors: [{ title: 'Generic Error', detail: 'bad facet', status: '400' }, { detail: 'x' }, 5] };
    expect(datadogError(answer(400, objects), SUBJECT, NOW_MS).message).toContain('(Generic Error: bad facet; x)');
  });

  it('quotes 300 characters at most, and neither a key nor a half of one', () => {
    const text = `${'y'.repeat(280)} ${API_KEY} and ${APPLICATION_KEY}`;
    const { message } = datadogError(answer(400, { errors: [text] }), SUBJECT, NOW_MS);
    expect(message).toContain('[redacted]');
    expect(message).not.toContain(API_KEY.slice(0, 6));
    expect(message).not.toContain(APPLICATION_KEY.slice(0, 6));
    expect(message.length).toBeLessThan(400);
  });

  it('advises on limits of groups', () => {
    const text = 'The product of limits must not exceed 10000';
    expect(datadogError(answer(400, { errors: [text] }), SUBJECT, NOW_MS).message).toContain(
      'Lower the limits of groupBy'
    );
  });

  it('names the indexes that were asked for, and only when it is about them', () => {
    const subject = { ...SUBJECT, indexes: ['main', 'odd"one'] };
    const text = (error: string) => datadogError(answer(400, { errors: [error] }), subject, NOW_MS).message;
    expect(text('Unknown index: main')).toContain('Check indexes: "main", "odd"one"');
    expect(text('Unknown facet')).toContain('Check its syntax');
    const all = datadogError(answer(400, { errors: ['index:main is no term'] }), SUBJECT, NOW_MS);
    expect(all.message).toContain('Check its syntax');
  });

  it('takes a refused next page for an expired cursor', () => {
    const error = datadogError(answer(400, { errors: ['Bad input'] }), { ...SUBJECT, isNextPage: true }, NOW_MS);
    expect(error).toMatchObject({
      code: 'badRequest',
      message: expect.stringContaining('its cursors expire. Ask again'),
    });
  });

  it.each([
    [{ 'X-RateLimit-Reset': '40', 'Retry-After': '5' }, 40_000],
    [{ 'x-ratelimit-reset': 'soon', 'retry-after': '7' }, 7_000],
    [{}, DEFAULT_HOLD_MS],
  ])('says when the quota is back: %j', (headers, retryAfterMs) => {
    const error = datadogError(answer(429, '<html>', headers), SUBJECT, NOW_MS);
    expect(error).toMatchObject({ code: 'rateLimited', status: 429, retryAfterMs });
    const until = new Date(NOW_MS + retryAfterMs).toISOString().slice(11, 19);
    expect(error.message).toContain(`quota is used up until 2026-11-25 ${until} UTC`);
  });

  it('does not blame the keys when something else answers', () => {
    const error = datadogError(answer(403, '\n<!doctype html><p>blocked'), SUBJECT, NOW_MS);
    expect(error).toMatchObject({ code: 'invalidResponse' });
    expect(error.message).toBe(
      'Something else than Datadog answers (HTML with status 403). Check apiUrl and any proxy in between'
    );
    expect(datadogError(answer(502, '<html>x'), SUBJECT, NOW_MS)).toMatchObject({
      code: 'unavailable',
      transient: true,
      message: 'Datadog is not available now (status 502). Try again later',
    });
  });

  it('does with any body', () => {
    for (const body of ['null', '[]', '5', '{"errors":5}', '{"errors":[null,{"title":5}]}', 'no json']) {
      expect(datadogError(answer(500, body), SUBJECT, NOW_MS).message).toContain('(status 500)');
    }
  });
});

describe('refusals that were looked into', () => {
  it('name the key, the site and the other sites', () => {
    const error = refusedKey('apiKey', KEYS);
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(error.message).toContain('does not accept apiKey at site datadoghq.eu.');
    expect(error.message).toContain('that site is where it was made');
    expect(error.message).toContain('us5.datadoghq.com');
    expect(refusedKey('applicationKey', KEYS).message).toContain('belongs to the same organization as apiKey');
  });

  it('name apiUrl where that decides', () => {
    const { message } = refusedKey('applicationKey', { ...KEYS, apiUrl: 'https://dd.internal' });
    expect(message).toContain('at apiUrl https://dd.internal. ');
    expect(message).toContain('that apiUrl is where it was made');
  });

  it('name the permission', () => {
    expect(missingPermission('logs_read_config')).toMatchObject({
      code: 'forbidden',
      status: 403,
      message: expect.stringContaining('lack the permission logs_read_config'),
    });
  });

  it('never quote a key', () => {
    const texts = [refusedKey('apiKey', KEYS), refusedKey('applicationKey', KEYS), unusableKey('apiKey')].map(String);
    expect(texts.join()).not.toMatch(new RegExp(`${API_KEY}|${APPLICATION_KEY}`));
  });
});
