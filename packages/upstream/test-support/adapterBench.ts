import { HttpTransport, type TransportEvent } from '../src/HttpTransport';
import { FakeClock } from './FakeClock';
import { type Answer, LocalServer } from './LocalServer';

/** What the test of an adapter needs; new for every test, and closed after it. */
export interface AdapterBench {
  readonly clock: FakeClock;
  /** What the transports told. */
  readonly events: readonly TransportEvent[];
  serve(answer: Answer): Promise<LocalServer>;
  /** A transport that gives up after 30 s. */
  transport(): HttpTransport;
}

/** Registers the hooks; the members may be used inside tests only. */
export function adapterBench(): AdapterBench {
  const closers: Array<() => Promise<void>> = [];
  let clock: FakeClock;
  let events: TransportEvent[];
  beforeEach(() => {
    clock = new FakeClock();
    events = [];
  });
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });
  return {
    get clock() {
      return clock;
    },
    get events() {
      return events;
    },
    serve: async (answer) => {
      const server = await LocalServer.start(answer);
      closers.push(() => server.stop());
      return server;
    },
    transport: () => {
      const transport = new HttpTransport({ timeoutMs: 30_000, clock, onEvent: (event) => events.push(event) });
      closers.push(() => transport.close());
      return transport;
    },
  };
}
