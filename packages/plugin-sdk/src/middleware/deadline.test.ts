import { EventEmitter } from 'node:events';
import type { Deadline } from '@grpc/grpc-js';
import { incomingCall } from './deadline';

class FakeCall extends EventEmitter {
  cancelled = false;

  constructor(
    private readonly deadline: Deadline,
    private readonly values: Readonly<Record<string, string>> = {}
  ) {
    super();
  }

  readonly metadata = { get: (name: string) => (this.values[name] === undefined ? [] : [this.values[name]]) };

  getDeadline(): Deadline {
    return this.deadline;
  }
}

const live = new AbortController().signal;

describe('incomingCall', () => {
  it('aborts when the caller goes away', () => {
    const call = new FakeCall(Infinity);
    const { signal } = incomingCall(call, live);
    expect(signal.aborted).toBe(false);
    call.emit('cancelled');
    expect(signal.aborted).toBe(true);
  });

  it('is aborted from the start when the caller had gone before', () => {
    const call = Object.assign(new FakeCall(Infinity), { cancelled: true });
    expect(incomingCall(call, live).signal.aborted).toBe(true);
  });

  it('aborts when the process is to end', () => {
    const ending = new AbortController();
    const { signal } = incomingCall(new FakeCall(Infinity), ending.signal);
    ending.abort();
    expect(signal.aborted).toBe(true);
  });

  it('reads the deadline as epoch ms, in either form, and none as none', () => {
    expect(incomingCall(new FakeCall(new Date(5)), live).deadlineAtMs).toBe(5);
    expect(incomingCall(new FakeCall(7), live).deadlineAtMs).toBe(7);
    expect(incomingCall(new FakeCall(Infinity), live)).not.toHaveProperty('deadlineAtMs');
  });

  it('reads metadata', () => {
    const { metadata } = incomingCall(new FakeCall(Infinity, { traceparent: '00-1' }), live);
    expect(metadata('traceparent')).toBe('00-1');
    expect(metadata('tracestate')).toBeUndefined();
  });
});
