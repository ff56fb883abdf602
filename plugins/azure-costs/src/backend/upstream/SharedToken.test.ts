import { UpstreamError } from '@glance/upstream';
import { SharedToken } from './SharedToken';

const MINUTE_MS = 60_000;

function setUp() {
  let nowMs = 0;
  const sent: AbortSignal[] = [];
  const pending: Array<{ give: (token: string) => void; fail: (error: unknown) => void }> = [];
  const token = new SharedToken({
    clock: { now: () => nowMs, setTimeout: () => undefined, clearTimeout: () => undefined },
    fetch: ({ signal }) => {
      sent.push(signal);
      return new Promise((resolve, reject) => {
        pending.push({ give: (text) => resolve({ token: text, lifetimeMs: 60 * MINUTE_MS }), fail: reject });
      });
    },
  });
  return {
    token,
    sent,
    advance: (ms: number) => {
      nowMs += ms;
    },
    give: (text: string) => pending.shift()?.give(text),
    fail: (error: unknown) => pending.shift()?.fail(error),
  };
}

const live = () => ({ signal: new AbortController().signal });
const refusal = () => new UpstreamError('unauthorized', 'the secret is wrong');

describe('SharedToken', () => {
  it('signs in once for all who ask at the same time, and not again while the token is good', async () => {
    const { token, sent, give, advance } = setUp();
    const asked = Promise.all([token.get(live()), token.get(live()), token.get(live())]);
    give('one');
    expect((await asked).map((given) => given.token)).toEqual(['one', 'one', 'one']);
    advance(57 * MINUTE_MS);
    await expect(token.get(live())).resolves.toMatchObject({ token: 'one' });
    expect(sent).toHaveLength(1);
  });

  it('takes a new one shortly before the end', async () => {
    const { token, give, advance } = setUp();
    const first = token.get(live());
    give('one');
    await first;
    advance(58 * MINUTE_MS);
    const second = token.get(live());
    give('two');
    await expect(second).resolves.toMatchObject({ token: 'two' });
  });

  it('shares a failure with all who wait, and lets the next one try again', async () => {
    const { token, sent, fail, give } = setUp();
    const asked = [token.get(live()), token.get(live())];
    const failed = Promise.allSettled(asked);
    fail(new UpstreamError('unavailable', 'no connection'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = token.get(live());
    give('one');
    await again;
    expect(sent).toHaveLength(2);
  });

  it('remembers refused credentials for 30 seconds', async () => {
    const { token, sent, fail, advance } = setUp();
    const asked = token.get(live());
    fail(refusal());
    await expect(asked).rejects.toThrow('the secret is wrong');
    advance(29_999);
    await expect(token.get(live())).rejects.toThrow('the secret is wrong');
    expect(sent).toHaveLength(1);
    advance(1);
    const again = token.get(live());
    fail(refusal());
    await expect(again).rejects.toThrow('the secret is wrong');
    expect(sent).toHaveLength(2);
  });

  it('lets one who cancels go alone, and cancels the sign-in when nobody is left', async () => {
    const { token, sent, give } = setUp();
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [token.get(one), token.get(two)];
    const settled = Promise.allSettled(asked);
    one.abort(new Error('gone'));
    await expect(asked[0]).rejects.toThrow('gone');
    expect(sent[0]?.aborted).toBe(false);
    two.abort(new Error('gone too'));
    await settled;
    expect(sent[0]?.aborted).toBe(true);
    const next = token.get(live());
    give('late answer of the first');
    give('one');
    await expect(next).resolves.toMatchObject({ token: 'one' });
  });

  it('refuses a caller that has cancelled already', async () => {
    const { token, sent } = setUp();
    await expect(token.get({ signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(sent).toHaveLength(0);
  });

  it('replaces a token that was refused, unless it was only just given', async () => {
    const { token, sent, give, advance } = setUp();
    const asked = token.get(live());
    give('one');
    const first = await asked;
    expect(token.discard(first)).toBe(false);
    await token.get(live());
    expect(sent).toHaveLength(1);
    advance(2 * MINUTE_MS);
    expect(token.discard(first)).toBe(true);
    const again = token.get(live());
    give('two');
    await expect(again).resolves.toMatchObject({ token: 'two' });
  });
});
