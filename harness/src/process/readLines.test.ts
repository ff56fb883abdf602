import { PassThrough } from 'node:stream';
import { readLines } from './readLines';

async function linesOf(...chunks: ReadonlyArray<string | Buffer>): Promise<readonly string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  chunks.forEach((chunk) => stream.write(chunk));
  stream.end();
  await new Promise((resolve) => stream.on('end', resolve));
  return lines;
}

describe('readLines', () => {
  it('ends lines where Go ends them, and nowhere else', async () => {
    expect(await linesOf('one\ntwo\r\nthree \u2028 \u2029 \u0085 still three\n\nlast')).toEqual([
      'one',
      'two',
      'three \u2028 \u2029 \u0085 still three',
      '',
      'last',
    ]);
  });

  it('puts lines and characters together that arrive in pieces', async () => {
    const euro = Buffer.from('€');
    expect(await linesOf('on', 'e\ntw', 'o ', euro.subarray(0, 1), euro.subarray(1), '\n')).toEqual(['one', 'two €']);
  });
});
