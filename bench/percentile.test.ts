import { median, percentile } from './percentile';

describe('percentile', () => {
  it('lies between the neighbours, in whatever order the samples came', () => {
    expect(percentile([30, 10, 20, 40], 0.5)).toBe(25);
    expect(percentile([30, 10, 20, 40], 0)).toBe(10);
    expect(percentile([30, 10, 20, 40], 1)).toBe(40);
    expect(percentile([10, 9, 100], 0.5)).toBe(10);
  });

  it('leaves the samples as they were', () => {
    const samples = [2, 1];
    expect(median(samples)).toBe(1.5);
    expect(samples).toEqual([2, 1]);
  });

  it('is no number without samples', () => {
    expect(median([])).toBeNaN();
  });
});
