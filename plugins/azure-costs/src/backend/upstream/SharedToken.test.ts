import { type Caller, UpstreamError } from '@glance/upstream';
import { SharedToken } from './SharedToken';

const MINUTE_MS = 60_000;

function setUp() {
  let nowMs = 0;
  const sent: AbortSignal[] = [];
  const callers: Caller[] = [];
  const pending: Array<{ give: (token: string) => void; fail: (error: unknown) => void }> = [];
  const token = new SharedToken({
    clock: { now: () => nowMs, setTimeout: () => undefined, clearTimeout: () => undefined },
    fetch: (caller) => {
      callers.push(caller);
      sent.push(caller.signal ?? new AbortController().signal);
      return new Promise((resolve, reject) => {
        pending.push({ give: (text) => resolve({ token: text, lifetimeMs: 60 * MINUTE_MS }), fail: reject });
      });
    },
  });
  return {
    token,
    sent,
    callers,
    advance: (ms: number) => {
      nowMs += ms;
    },
    give: (text: string) => pending.shift()?.give(text),
    fail: (error: unknown) => pending.shift()?.fail(error),
  };
}

const live = (deadlineAtMs?: number) =>
  ({ priority: 'dashboard', signal: new AbortController().signal, deadlineAtMs }) as const;
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

  it('knows whom the last token was issued to, also after its end', async () => {
    const { token, give, fail, advance } = setUp();
    expect(token.last).toBeUndefined();
    const first = token.get(live());
    give(`h.${Buffer.from('{"tid":"t","oid":"o"}').toString('base64url')}.s`);
    expect((await first).identity).toEqual({ tid: 't', oid: 'o' });
    advance(61 * MINUTE_MS);
    const second = token.get(live());
    fail(new UpstreamError('unavailable', 'no connection'));
    await expect(second).rejects.toThrow('no connection');
    expect(token.last?.identity).toEqual({ tid: 't', oid: 'o' });
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
    const asked = [token.get({ ...live(), signal: one.signal }), token.get({ ...live(), signal: two.signal })];
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

  it('signs in up to the latest deadline of all who wait, and lets those go who are due', async () => {
    const { token, callers, give } = setUp();
    const [early, late] = [token.get(live(1_000)), token.get(live(5_000))];
    expect(callers[0]?.deadlineAtMs).toBe(5_000);
    const patient = token.get(live());
    expect(callers).toHaveLength(1);
    expect(callers[0]?.deadlineAtMs).toBeUndefined();
    callers[0]?.dismissDueBy?.(1_000, new Error('not before 1 s'));
    await expect(early).rejects.toThrow('not before 1 s');
    give('one');
    await expect(late).resolves.toMatchObject({ token: 'one' });
    await expect(patient).resolves.toMatchObject({ token: 'one' });
  });

  it('ends the wait of one who has lost patience alone', async () => {
    const { token, give } = setUp();
    const patience = new AbortController();
    const [one, other] = [token.get(live(), patience.signal), token.get(live())];
    patience.abort(new Error('too long'));
    await expect(one).rejects.toThrow('too long');
    give('one');
    await expect(other).resolves.toMatchObject({ token: 'one' });
  });

  it('refuses a caller that has cancelled already', async () => {
    const { token, sent } = setUp();
    await expect(token.get({ ...live(), signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
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
