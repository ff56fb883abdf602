import { Writable } from 'node:stream';
import { StderrSink } from './StderrSink';

/** A pipe whose reader takes a chunk only when told. */
function slowPipe() {
  const taken: string[] = [];
  let next: (() => void) | undefined;
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      taken.push(chunk);
      next = done;
    },
  });
  return { stream, taken, take: () => next?.() };
}

describe('StderrSink', () => {
  it('writes each line with its end', () => {
    const { stream, taken } = slowPipe();
    new StderrSink(stream, jest.fn()).write('a');
    expect(taken).toEqual(['a\n']);
  });

  it('resolves a flush only when the lines before it are gone', async () => {
    const { stream, take } = slowPipe();
    const sink = new StderrSink(stream, jest.fn());
    sink.write('a');
    let flushed = false;
    const flushing = sink.flush(10_000).then(() => (flushed = true));
    await Promise.resolve();
    expect(flushed).toBe(false);
    take();
    await new Promise((resolve) => setImmediate(resolve));
    take();
    await flushing;
    expect(flushed).toBe(true);
  });

  it('gives a flush up after its limit when nobody reads', async () => {
    const { stream } = slowPipe();
    const sink = new StderrSink(stream, jest.fn());
    sink.write('a');
    await sink.flush(1);
    expect(stream.writableLength).toBeGreaterThan(0);
  });

  it('drops lines rather than memory when nobody reads, and says how many', async () => {
    const { stream, taken, take } = slowPipe();
    const sink = new StderrSink(stream, jest.fn());
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 20; i++) {
      sink.write(megabyte);
    }
    expect(stream.writableLength).toBeLessThan(10 * 1024 * 1024);
    while (stream.writableLength > 0) {
      take();
      await new Promise((resolve) => setImmediate(resolve));
    }
    sink.write('back');
    take();
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken.slice(-2)).toEqual([expect.stringMatching(/^\[WARN\] \d+ log lines were dropped/), 'back\n']);
  });

  it('tells when the reader has gone, and takes further lines without failing', () => {
    const { stream } = slowPipe();
    const onReaderGone = jest.fn();
    const sink = new StderrSink(stream, onReaderGone);
    stream.destroy(new Error('EPIPE'));
    return new Promise<void>((resolve) => stream.once('close', resolve)).then(() => {
      expect(onReaderGone).toHaveBeenCalledTimes(1);
      expect(() => sink.write('x')).not.toThrow();
      return sink.flush(10_000);
    });
  });
});
