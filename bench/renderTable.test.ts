import { renderTable } from './renderTable';

describe('renderTable', () => {
  it('puts each figure beside its reference, ratio and target', () => {
    const table = renderTable([
      {
        name: 'encode',
        value: 12_345_678.9,
        unit: 'rows/s',
        reference: { name: 'Go SDK', value: 8_000_000 },
        target: { kind: 'ratioAtLeast', limit: 1.5 },
      },
      {
        name: 'warm panel',
        value: 0.45678,
        unit: 'ms',
        reference: { name: 'Go echo', leftOut: 'no Go: reference left out' },
        target: { kind: 'ratioAtMost', limit: 1 },
      },
      { name: 'calls', value: 25, unit: 'calls', target: { kind: 'exactly', limit: 24 } },
      { name: 'memory', value: 88.88, unit: 'MB' },
    ]);
    expect(table).toBe(
      [
        'name                   figure  reference                   ratio  target      met',
        '----------  -----------------  -------------------------  ------  ----------  ---',
        'encode      12,345,679 rows/s  Go SDK: 8,000,000 rows/s   1.54 ×  ≥ 1.5 ×     yes',
        'warm panel           0.457 ms  no Go: reference left out          ≤ 1 ×',
        'calls                25 calls                                     = 24 calls  NO',
        'memory                88.9 MB',
      ].join('\n')
    );
  });
});
