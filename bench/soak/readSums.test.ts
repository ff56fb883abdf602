import { float64Field, stringField, table, timeSeriesWide } from '@glance/data-frames';
import { sumKey } from './Question';
import { readSums } from './readSums';

const anyTime = { fromMs: 0, toMs: Number.POSITIVE_INFINITY };

describe('the sums of an answer', () => {
  const labels = ['account', 'category'];

  it('are those of its series of that name in all frames, within the times that count', () => {
    const times = Float64Array.of(10, 11, 12);
    const frames = [
      timeSeriesWide({
        times,
        series: [
          { name: 'delivered', values: [1, 2, 4], labels: { account: 'a', category: 'News', more: 'x' } },
          { name: 'opens', values: [9, 9, 9], labels: { account: 'a', category: 'News' } },
          { name: 'delivered', values: [null, 16, 32], labels: { account: 'a', category: '' } },
        ],
      }),
      timeSeriesWide({
        times,
        series: [{ name: 'delivered', values: [64, 128, 256], labels: { account: 'b', category: 'News' } }],
      }),
    ];
    expect(readSums(frames, { column: 'delivered', labels }, { fromMs: 11, toMs: 12 })).toEqual(
      new Map([
        [sumKey(['a', 'News']), 2],
        [sumKey(['a', '']), 16],
        [sumKey(['b', 'News']), 128],
      ])
    );
    expect(readSums(frames, { column: 'opens', labels: [] }, anyTime)).toEqual(new Map([[sumKey([]), 27]]));
  });

  it('are those of its rows, of the column that is asked for', () => {
    const frame = table({
      fields: [
        stringField('account', ['a', 'a'], { nullable: false }),
        stringField('category', ['News', 'news'], { nullable: false }),
        float64Field('current', [1, 2], { nullable: true }),
        float64Field('baseline', [4, null], { nullable: true }),
      ],
    });
    const key = sumKey(['a', 'News']);
    expect(readSums([frame], { column: 'current', labels }, anyTime)).toEqual(new Map([[key, 3]]));
    expect(readSums([frame], { column: 'baseline', labels }, anyTime)).toEqual(new Map([[key, 4]]));
  });
});
