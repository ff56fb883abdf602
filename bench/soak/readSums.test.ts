import { float64Field, stringField, table, timeSeriesWide } from '@glance/data-frames';
import { readSums } from './readSums';
import { dayMs, sumKey } from './Truth';

const reading = { groupLabel: 'ServiceName', column: 'Cost', metric: 'Cost', throughDay: 11 } as const;

describe('the sums of an answer', () => {
  it('are those of its series, up to the last day that counts', () => {
    const labels = { subscriptionId: 's1', currency: 'EUR', ServiceName: 'Storage' };
    const frame = timeSeriesWide({
      times: Float64Array.of(10 * dayMs, 11 * dayMs, 12 * dayMs),
      series: [
        { name: 'Cost', values: [1, 2, 4], labels },
        { name: 'Cost', values: [null, 16, 32], labels: { ...labels, ServiceName: 'Network' } },
      ],
    });
    expect(readSums(frame, reading)).toEqual(
      new Map([
        [sumKey('s1', 'EUR', 'Storage'), 3],
        [sumKey('s1', 'EUR', 'Network'), 16],
      ])
    );
  });

  it('are those of its rows, of the column that is asked for', () => {
    const frame = table({
      fields: [
        stringField('subscriptionId', ['s1', 's1'], { nullable: false }),
        stringField('ServiceName', ['Storage', 'storage'], { nullable: false }),
        float64Field('current', [1, 2], { nullable: true }),
        float64Field('baseline', [4, null], { nullable: true }),
      ],
    });
    const usd = { ...reading, metric: 'CostUSD' } as const;
    expect(readSums(frame, { ...usd, column: 'current' })).toEqual(new Map([[sumKey('s1', '', 'Storage'), 3]]));
    expect(readSums(frame, { ...usd, column: 'baseline' })).toEqual(new Map([[sumKey('s1', '', 'Storage'), 4]]));
  });
});
