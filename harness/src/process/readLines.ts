import type { Readable } from 'node:stream';

/**
 * Calls `onLine` with each line of UTF-8 text, without its end. Lines end with `\n` or `\r\n`, as go-plugin reads them;
 * Node's readline also splits at U+2028, which may stand within a line of JSON. A last line without an end counts too.
 */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach((line) => onLine(line.replace(/\r$/, '')));
  });
  stream.on('end', () => {
    if (rest !== '') {
      onLine(rest);
    }
  });
}
