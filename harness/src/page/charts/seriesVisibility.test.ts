import { toggleSeries, type HiddenSeries } from './seriesVisibility';

const all = ['a', 'b', 'c'];
const click = (hidden: HiddenSeries, label: string, withModifier = false) =>
  toggleSeries(hidden, { label, withModifier, all });
const names = (hidden: HiddenSeries) => [...hidden].sort();

describe('toggleSeries', () => {
  it('shows a clicked series alone', () => {
    expect(names(click(new Set(), 'a'))).toEqual(['b', 'c']);
  });

  it('shows all again at the second click on the same series', () => {
    expect(names(click(click(new Set(), 'a'), 'a'))).toEqual([]);
  });

  it('goes from one series to another with one click', () => {
    expect(names(click(click(new Set(), 'a'), 'b'))).toEqual(['a', 'c']);
  });

  it('switches one series off and on with Ctrl', () => {
    const withoutA = click(new Set(), 'a', true);
    expect(names(withoutA)).toEqual(['a']);
    expect(names(click(withoutA, 'a', true))).toEqual([]);
  });
});
