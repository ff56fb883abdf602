import fc from 'fast-check';
import { FakeClock } from '../test-support/FakeClock';
import { decodeUpstreamError, encodeUpstreamError } from './sharedError';
import { UpstreamError } from './UpstreamError';

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock();
});

/** As another replica reads it, `laterMs` after it was written. */
async function shared(error: unknown, laterMs = 0): Promise<UpstreamError | undefined> {
  const text = JSON.stringify(encodeUpstreamError(error, clock) ?? null);
  await clock.advance(laterMs);
  return decodeUpstreamError(JSON.parse(text), clock);
}

describe('a failure told to another replica', () => {
  it('is the same there, and is told by its brand', async () => {
    const error = new UpstreamError('forbidden', 'Assign the role Reader', { status: 403 });
    const other = await shared(error);
    expect(other).toEqual(error);
    expect(other).toBeInstanceOf(UpstreamError);
  });

  it('stays transient or not, whatever its status', async () => {
    expect(await shared(new UpstreamError('unavailable', 'cut', { transient: true }))).toMatchObject({
      status: undefined,
      transient: true,
    });
    expect(await shared(new UpstreamError('unavailable', 'x', { status: 503, transient: false }))).toMatchObject({
      status: 503,
      transient: false,
    });
  });

  it('counts what is left of the wait from when it is read', async () => {
    const refused = new UpstreamError('rateLimited', 'used up', { status: 429, retryAfterMs: 60_000 });
    expect(await shared(refused, 45_000)).toMatchObject({ code: 'rateLimited', status: 429, retryAfterMs: 15_000 });
    expect(await shared(refused, 61_000)).toMatchObject({ retryAfterMs: 0 });
  });

  it('waits for no more than a day, however wrong the clock of the replica that wrote it', () => {
    const json = { code: 'rateLimited', message: 'used up', transient: false, retryAtMs: clock.now() * 2 };
    expect(decodeUpstreamError(json, clock)).toMatchObject({ retryAfterMs: 24 * 60 * 60_000 });
  });

  it('takes neither its cause nor its stack along', () => {
    const cause = new Error('Authorization: Bearer hunter2');
    const json = encodeUpstreamError(new UpstreamError('unavailable', 'cut', { cause }));
    expect(Object.keys(json as object).sort()).toEqual(['code', 'message', 'retryAtMs', 'status', 'transient']);
    expect(JSON.stringify(json)).not.toContain('hunter2');
  });

  it.each([
    ['a bug', new TypeError('x')],
    ['a call that its own caller cancelled', new UpstreamError('aborted', 'x')],
    ['nothing', undefined],
  ])('is not %s', (_, error) => {
    expect(encodeUpstreamError(error)).toBeUndefined();
  });
});

describe('what is read', () => {
  const good = { code: 'timeout', message: 'late', status: 504, transient: true, retryAtMs: 1 };

  it('is an error by the clock of the machine, unless another is given', () => {
    expect(decodeUpstreamError(good)).toMatchObject({ code: 'timeout', retryAfterMs: 0 });
  });

  it.each([
    ['no object', 'timeout'],
    ['null', null],
    ['a code of a newer version', { ...good, code: 'quotaFrozen' }],
    ['a name that every object has', { ...good, code: 'toString' }],
    ['somebody else’s cancellation', { ...good, code: 'aborted' }],
    ['an empty message', { ...good, message: '' }],
    ['a message that is none', { ...good, message: {} }],
    ['a message beyond measure', { ...good, message: 'x'.repeat(4_001) }],
    ['a status that is none', { ...good, status: 1000 }],
    ['a broken status', { ...good, status: 429.5 }],
    ['a status in words', { ...good, status: '429' }],
    ['transience in words', { ...good, transient: 'yes' }],
    ['an instant that is none', { ...good, retryAtMs: null }],
    ['an instant in words', { ...good, retryAtMs: 'soon' }],
  ])('is nothing when it is %s', (_, json) => {
    expect(decodeUpstreamError(json)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(decodeUpstreamError(json)).toBeUndefined();
      })
    );
  });
});
