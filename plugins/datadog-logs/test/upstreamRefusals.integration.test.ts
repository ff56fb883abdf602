import {
  AGGREGATE,
  API_KEY,
  APPLICATION_KEY,
  caller,
  failureOf,
  FORBIDDEN,
  INDEXES,
  json,
  NO_GROUPS,
  REQUEST,
  scriptDatadog,
  SEARCH,
  SEARCH_REQUEST,
  text,
  VALIDATE,
  VALIDATE_KEYS,
} from './fixtures/scriptDatadog';

const datadog = scriptDatadog();

const GOOD_KEYS = { [VALIDATE]: json({ valid: true }), [VALIDATE_KEYS]: json({ status: 'ok' }) };

describe('a call that Datadog refuses', () => {
  it.each([
    ['a search', json({ errors: ['Invalid query: unexpected )'] }, 400), 'badRequest', 'Invalid query: unexpected )'],
    ['groups', json({ errors: ['limit product over 10000'] }, 400), 'badRequest', 'Lower the limits of groupBy'],
    ['an index', json({ errors: [{ title: 'Unknown index' }] }, 400), 'badRequest', 'Check indexes: "main", "other"'],
    ['the address', json({ errors: ['Not found'] }, 404), 'notFound', 'Check apiUrl'],
    ['with HTML', text('<html>blocked</html>', 403), 'invalidResponse', 'Something else than Datadog answers'],
    ['with no JSON', text('{"data":', 200, 'application/json'), 'invalidResponse', 'cannot be read (not JSON)'],
    ['with a page', text('<html>sign in</html>'), 'invalidResponse', 'cannot be read (HTML instead of JSON)'],
    ['with another shape', json([]), 'invalidResponse', 'data.buckets is not a list'],
    ['by an inner fault', json({ errors: ['oops'] }, 500), 'unavailable', 'not available now (oops)'],
    ['with a status of its own', json({}, 299), 'invalidResponse', 'Try again later'],
  ])('%s is told so', async (_, reply, code, advice) => {
    datadog.replies = { [AGGREGATE]: reply };
    const error = await failureOf(datadog.open().aggregate(REQUEST, caller()));
    expect(error).toMatchObject({ code, message: expect.stringContaining(advice) });
    expect(datadog.received(AGGREGATE)).toHaveLength(1);
  });

  it('for a page that it has forgotten is told so', async () => {
    datadog.replies = { [SEARCH]: json({ errors: ['Cursor is expired'] }, 400) };
    expect(await failureOf(datadog.open().search(SEARCH_REQUEST, caller()))).toMatchObject({
      code: 'badRequest',
      message: expect.stringContaining('its cursors expire'),
    });
  });

  it('does not quote keys that Datadog quotes', async () => {
    const errors = [`key ${API_KEY} of ${APPLICATION_KEY}`, { detail: encodeURIComponent(API_KEY) }];
    datadog.replies = { [AGGREGATE]: json({ errors }, 400) };
    expect((await failureOf(datadog.open().aggregate(REQUEST, caller()))).message).toContain(
      'key [redacted] of [redacted]'
    );
  });

  it.each([502, 503, 504])('with %d is made again, and answered when it works', async (status) => {
    datadog.replies = {
      [AGGREGATE]: (request, response) => {
        const reply = datadog.received(AGGREGATE).length === 1 ? text('<html>gateway</html>', status) : NO_GROUPS;
        reply(request, response);
      },
    };
    const answer = datadog.open().aggregate(REQUEST, caller());
    await datadog.exchanged(1);
    await datadog.clock.advance(1_000);
    expect(await answer).toMatchObject({ buckets: [] });
    expect(datadog.received(AGGREGATE)).toHaveLength(2);
  });
});

describe('the quota', () => {
  const limited = (remaining: number, resetSeconds: number) => ({
    'X-RateLimit-Limit': '300',
    'X-RateLimit-Period': '3600',
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetSeconds),
    'X-RateLimit-Name': 'logs_public_queries',
  });

  it('is kept to once it is refused, until the time that Datadog names', async () => {
    datadog.replies = { [AGGREGATE]: json({ errors: ['Too many requests'] }, 429, limited(0, 600)) };
    const upstream = datadog.open();
    const deadlineAtMs = datadog.clock.now() + 30_000;
    const first = await failureOf(upstream.aggregate(REQUEST, caller()));
    expect(first).toMatchObject({
      code: 'rateLimited',
      status: 429,
      retryAfterMs: 600_000,
      message: expect.stringContaining('until 2026-11-25 10:10:00 UTC'),
    });
    const second = await failureOf(upstream.aggregate(REQUEST, caller({ deadlineAtMs, priority: 'alert' })));
    expect(second).toMatchObject({ code: 'rateLimited', message: expect.stringContaining('10:10:00 UTC') });
    expect(datadog.received(AGGREGATE)).toHaveLength(1);
  });

  it('is one for all endpoints that Datadog counts together', async () => {
    datadog.replies = {
      [SEARCH]: json({ data: [] }, 200, limited(5, 600)),
      [AGGREGATE]: json({ data: { buckets: [] } }, 200, limited(0, 600)),
    };
    const upstream = datadog.open();
    await upstream.search(SEARCH_REQUEST, caller());
    await upstream.aggregate(REQUEST, caller());
    const deadlineAtMs = datadog.clock.now() + 30_000;
    expect(await failureOf(upstream.search(SEARCH_REQUEST, caller({ deadlineAtMs })))).toMatchObject({
      code: 'rateLimited',
    });
    expect(datadog.server.received).toHaveLength(2);
    expect(datadog.budget.stateOf('logs_public_queries')).toMatchObject({ remaining: 0 });
  });

  it('is not run over by those who waited for the first answer', async () => {
    const allowed = 6;
    datadog.replies = {
      [AGGREGATE]: (request, response) => {
        const left = allowed - datadog.received(AGGREGATE).length;
        const reply = json({ data: { buckets: [] } }, left < 0 ? 429 : 200, limited(Math.max(0, left), 600));
        reply(request, response);
      },
    };
    const upstream = datadog.open({ maxConcurrentRequests: 4 });
    const deadlineAtMs = datadog.clock.now() + 1_000;
    const calls = Array.from({ length: 50 }, () => upstream.aggregate(REQUEST, caller({ deadlineAtMs })));
    const outcomes = Promise.allSettled(calls);
    await datadog.exchanged(allowed - 1);
    await datadog.clock.advance(1_000);
    expect((await outcomes).filter(({ status }) => status === 'fulfilled')).toHaveLength(allowed - 1);
    expect(datadog.exchanges.map(({ status }) => status)).not.toContain(429);
  });

  it('keeps the last call for alert rules', async () => {
    datadog.replies = { [AGGREGATE]: json({ data: { buckets: [] } }, 200, limited(1, 600)) };
    const upstream = datadog.open();
    await upstream.aggregate(REQUEST, caller());
    const deadlineAtMs = datadog.clock.now() + 1_000;
    const panel = failureOf(upstream.aggregate(REQUEST, caller({ deadlineAtMs })));
    await upstream.aggregate(REQUEST, caller({ deadlineAtMs, priority: 'alert' }));
    await datadog.clock.advance(1_000);
    expect(await panel).toMatchObject({ code: 'rateLimited' });
    expect(datadog.received(AGGREGATE)).toHaveLength(2);
  });

  it('is waited for when it is back soon', async () => {
    datadog.replies = {
      [AGGREGATE]: (request, response) => {
        const isFirst = datadog.received(AGGREGATE).length === 1;
        const reply = isFirst ? json({ errors: ['Too many requests'] }, 429, limited(0, 10)) : NO_GROUPS;
        reply(request, response);
      },
    };
    const answer = datadog.open().aggregate(REQUEST, caller({ deadlineAtMs: datadog.clock.now() + 30_000 }));
    await datadog.exchanged(1);
    await datadog.clock.advance(9_999);
    expect(datadog.received(AGGREGATE)).toHaveLength(1);
    await datadog.clock.advance(2_000);
    expect(await answer).toMatchObject({ buckets: [] });
    expect(datadog.received(AGGREGATE)).toHaveLength(2);
  });

  it('is taken for used up for a minute when a refusal names no time', async () => {
    datadog.replies = { [AGGREGATE]: text('slow down', 429, 'text/plain') };
    expect(await failureOf(datadog.open().aggregate(REQUEST, caller()))).toMatchObject({
      code: 'rateLimited',
      retryAfterMs: 60_000,
    });
  });
});

describe('refused keys', () => {
  it('that are good lack a permission', async () => {
    datadog.replies = { ...GOOD_KEYS, [AGGREGATE]: FORBIDDEN, [INDEXES]: FORBIDDEN };
    const upstream = datadog.open();
    expect(await failureOf(upstream.aggregate(REQUEST, caller()))).toMatchObject({
      code: 'forbidden',
      status: 403,
      message: expect.stringContaining('lack the permission logs_read_data'),
    });
    expect(await failureOf(upstream.listIndexes(caller()))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('logs_read_config'),
    });
  });

  it.each([
    ['apiKey', { [VALIDATE]: FORBIDDEN, [VALIDATE_KEYS]: FORBIDDEN }],
    ['apiKey', { [VALIDATE]: json({ valid: false }), [VALIDATE_KEYS]: FORBIDDEN }],
    ['applicationKey', { ...GOOD_KEYS, [VALIDATE_KEYS]: FORBIDDEN }],
  ])('are told apart: %s is wrong', async (name, validation) => {
    datadog.replies = { ...validation, [SEARCH]: FORBIDDEN };
    const error = await failureOf(datadog.open().search(SEARCH_REQUEST, caller()));
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(error.message).toContain(`does not accept ${name} at apiUrl ${datadog.server.origin}`);
  });

  it('are looked up once in five minutes, for all that were refused and all data sources that have them', async () => {
    datadog.replies = { ...GOOD_KEYS, [AGGREGATE]: FORBIDDEN };
    const [one, other] = [datadog.open(), datadog.open()];
    const calls = Array.from({ length: 12 }, () =>
      [one, other].map((up) => failureOf(up.aggregate(REQUEST, caller())))
    );
    const errors = await Promise.all(calls.flat());
    expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
    await failureOf(other.aggregate(REQUEST, caller()));
    expect(datadog.received(VALIDATE)).toHaveLength(1);
    expect(datadog.received(VALIDATE_KEYS)).toHaveLength(1);
    await datadog.clock.advance(300_000);
    await failureOf(one.aggregate(REQUEST, caller()));
    expect(datadog.received(VALIDATE)).toHaveLength(2);
  });

  it('that cannot be looked up are told as Datadog tells it', async () => {
    datadog.replies = { [AGGREGATE]: FORBIDDEN, [VALIDATE]: text('<html>', 403) };
    expect(await failureOf(datadog.open().aggregate(REQUEST, caller()))).toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/\(Forbidden\)\. Check apiKey, applicationKey and its permission logs_read_data$/),
    });
  });

  it('do not keep anybody longer than they can wait', async () => {
    datadog.replies = { [AGGREGATE]: FORBIDDEN, [VALIDATE]: () => undefined };
    const outcome = failureOf(datadog.open().aggregate(REQUEST, caller({ deadlineAtMs: datadog.clock.now() + 2_000 })));
    await datadog.server.hasReceived(2);
    await datadog.clock.advance(2_000);
    expect(await outcome).toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['validate', {}],
    ['validate', { valid: 'yes' }],
    ['validateKeys', { valid: true }],
    ['validateKeys', []],
  ] as const)('are not taken for good by %s because something says %j', async (proof, body) => {
    datadog.replies = { [VALIDATE]: json(body), [VALIDATE_KEYS]: json(body) };
    expect(await failureOf(datadog.open()[proof](caller()))).toMatchObject({ code: 'invalidResponse' });
  });

  it('fail the proof of them by name', async () => {
    datadog.replies = { [VALIDATE]: FORBIDDEN, [VALIDATE_KEYS]: FORBIDDEN };
    const upstream = datadog.open();
    expect((await failureOf(upstream.validate(caller()))).message).toContain('does not accept apiKey');
    expect((await failureOf(upstream.validateKeys(caller()))).message).toContain('does not accept applicationKey');
    datadog.replies = { [VALIDATE]: json({}, 500) };
    expect(await failureOf(upstream.validate(caller()))).toMatchObject({ code: 'unavailable' });
  });
});
