import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { decodeFrame, rowsOf } from '@glance/data-frames/decode';

/** Runs the one example of the README and returns what it exports. */
function runExample(): Record<string, unknown> {
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
  const [, source = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exported: Record<string, unknown> = {};
  new Function('require', 'exports', code)(require, exported);
  return exported;
}

describe('the example of the README', () => {
  it('encodes the frame it describes', () => {
    const frame = decodeFrame(runExample()['bytes'] as Uint8Array);

    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', notices: [{ severity: 'info' }] });
    expect(frame.fields.map((field) => field.labels?.['subscription'])).toEqual([undefined, 'Production', 'Test']);
    expect(frame.fields.map(rowsOf)).toEqual([
      [1_767_225_600_000, 1_767_312_000_000],
      [12.5, null],
      [3, 4],
    ]);
  });
});
