import { METRICS, ratesOf, SOURCES } from '../shared/sources';
import { metricOptions, rateOptions } from './figureOptions';
import { inListOrder } from './inListOrder';

const groupsOf = (options: ReadonlyArray<{ readonly description?: string }>) =>
  options
    .map(({ description = '' }) => description.split(' · ')[0])
    .filter((group, index, all) => group !== all[index - 1]);

describe.each(SOURCES)('the figures of %s', (source) => {
  it('are each offered once', () => {
    expect(
      metricOptions(source)
        .map(({ value }) => value)
        .sort()
    ).toEqual([...METRICS[source]].sort());
    expect(
      rateOptions(source)
        .map(({ value }) => value)
        .sort()
    ).toEqual([...ratesOf(source)].sort());
  });

  it('stand in groups', () => {
    expect(groupsOf(metricOptions(source))).toEqual(['Delivery', 'Engagement', 'Problems', 'Drops']);
    expect(new Set(groupsOf(rateOptions(source))).size).toBe(groupsOf(rateOptions(source)).length);
  });
});

it('a choice is saved in the order of its list, with variables behind', () => {
  expect(inListOrder(['$m', 'delivered', 'requests'], METRICS.global)).toEqual(['requests', 'delivered', '$m']);
});
