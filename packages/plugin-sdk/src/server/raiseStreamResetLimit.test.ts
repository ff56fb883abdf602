import http2 from 'node:http2';

const original = http2.createServer;

/** A fresh copy of the module around a createServer that records its options. */
function raised() {
  const seen: unknown[][] = [];
  http2.createServer = ((...args: unknown[]) => seen.push(args)) as unknown as typeof http2.createServer;
  for (const symbol of Object.getOwnPropertySymbols(http2)) {
    delete (http2 as unknown as Record<symbol, unknown>)[symbol];
  }
  jest.isolateModules(() => {
    const { raiseStreamResetLimit } =
      jest.requireActual<typeof import('./raiseStreamResetLimit')>('./raiseStreamResetLimit');
    raiseStreamResetLimit();
    raiseStreamResetLimit();
  });
  return seen;
}

describe('raiseStreamResetLimit', () => {
  afterEach(() => {
    http2.createServer = original;
  });

  it('adds the limits to the options of every server, once', () => {
    const seen = raised();
    const handler = (): void => undefined;
    http2.createServer({ maxSendHeaderBlockLength: 7 }, handler);
    expect(seen).toEqual([
      [{ streamResetBurst: 1_000_000, streamResetRate: 1_000_000, maxSendHeaderBlockLength: 7 }, handler],
    ]);
  });

  it('understands a call without options', () => {
    const seen = raised();
    const handler = (): void => undefined;
    http2.createServer(handler);
    http2.createServer();
    expect(seen.map(([options, listener]) => [Object.keys(options as object), listener])).toEqual([
      [['streamResetBurst', 'streamResetRate'], handler],
      [['streamResetBurst', 'streamResetRate'], undefined],
    ]);
  });
});
