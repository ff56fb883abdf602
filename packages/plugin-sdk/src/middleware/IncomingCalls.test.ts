import { EventEmitter } from 'node:events';
import type { Deadline } from '@grpc/grpc-js';
import { IncomingCalls, type IncomingCall } from './IncomingCalls';

class FakeCall extends EventEmitter {
  cancelled = false;

  constructor(
    private readonly deadline: Deadline = Infinity,
    private readonly values: Readonly<Record<string, string>> = {}
  ) {
    super();
  }

  readonly metadata = { get: (name: string) => (this.values[name] === undefined ? [] : [this.values[name]]) };

  getDeadline(): Deadline {
    return this.deadline;
  }
}

/** The call as its handler sees it. */
const seen = (call: FakeCall): Promise<IncomingCall> =>
  new IncomingCalls().run(call, (incoming) => Promise.resolve(incoming));

/** A handler that ends when told. */
function endless(calls: IncomingCalls, call: FakeCall) {
  let finish: () => void = () => undefined;
  let signal: AbortSignal | undefined;
  const ended = calls.run(call, (incoming) => {
    signal = incoming.signal;
    return new Promise<void>((resolve) => (finish = resolve));
  });
  return { signal: signal!, finish: () => finish(), ended };
}

describe('IncomingCalls', () => {
  it('aborts a call when its caller goes away', () => {
    const call = new FakeCall();
    const { signal } = endless(new IncomingCalls(), call);
    expect(signal.aborted).toBe(false);
    call.emit('cancelled');
    expect(signal.reason).toMatchObject({ name: 'AbortError', message: 'The caller has gone' });
  });

  it('leaves an answered call alone when its stream closes', async () => {
    const call = new FakeCall();
    const { signal, finish, ended } = endless(new IncomingCalls(), call);
    finish();
    await ended;
    call.emit('cancelled');
    expect(signal.aborted).toBe(false);
    expect(call.listenerCount('cancelled')).toBe(0);
  });

  it('begins a call aborted whose caller had gone before', async () => {
    const { signal } = await seen(Object.assign(new FakeCall(), { cancelled: true }));
    expect(signal.aborted).toBe(true);
  });

  it('aborts what is under way when the process is to end, and nothing that has ended', async () => {
    const calls = new IncomingCalls();
    const running = endless(calls, new FakeCall());
    const over = endless(calls, new FakeCall());
    over.finish();
    await over.ended;
    calls.abortAll();
    expect(running.signal.reason).toMatchObject({ name: 'AbortError', message: 'The plugin process is ending' });
    expect(over.signal.aborted).toBe(false);
  });

  it('forgets a call that failed', async () => {
    const calls = new IncomingCalls();
    let signal: AbortSignal | undefined;
    const failing = calls.run(new FakeCall(), (incoming) => {
      signal = incoming.signal;
      return Promise.reject(new Error('x'));
    });
    await expect(failing).rejects.toThrow('x');
    calls.abortAll();
    expect(signal?.aborted).toBe(false);
  });

  it('reads the deadline as epoch ms, in either form, and none as none', async () => {
    expect((await seen(new FakeCall(new Date(5)))).deadlineAtMs).toBe(5);
    expect((await seen(new FakeCall(7))).deadlineAtMs).toBe(7);
    expect(await seen(new FakeCall(Infinity))).not.toHaveProperty('deadlineAtMs');
  });

  it('reads metadata', async () => {
    const { metadata } = await seen(new FakeCall(Infinity, { traceparent: '00-1' }));
    expect(metadata('traceparent')).toBe('00-1');
    expect(metadata('tracestate')).toBeUndefined();
  });
});
