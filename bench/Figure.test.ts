import { failsRun, isMet, ratioOf, type Figure } from './Figure';

const figure: Figure = { name: 'f', value: 30, unit: 'ms' };
const against = { ...figure, reference: { name: 'Go', value: 20 } };
const alone = { ...figure, reference: { name: 'Go', leftOut: 'no Go' } };

describe('a figure', () => {
  it('has a ratio to its reference, when there is one', () => {
    expect(ratioOf(against)).toBe(1.5);
    expect(ratioOf(alone)).toBeUndefined();
    expect(ratioOf(figure)).toBeUndefined();
  });

  it.each([
    [{ ...against, target: { kind: 'ratioAtLeast', limit: 1.5 } }, true],
    [{ ...against, target: { kind: 'ratioAtLeast', limit: 1.6 } }, false],
    [{ ...against, target: { kind: 'ratioAtMost', limit: 1.5 } }, true],
    [{ ...against, target: { kind: 'ratioAtMost', limit: 1.4 } }, false],
    [{ ...alone, target: { kind: 'ratioAtMost', limit: 1.4 } }, undefined],
    [{ ...alone, target: { kind: 'ratioAtLeast', limit: 1.4 } }, undefined],
    [{ ...figure, target: { kind: 'atMost', limit: 30 } }, true],
    [{ ...figure, target: { kind: 'atMost', limit: 29 } }, false],
    [{ ...figure, target: { kind: 'exactly', limit: 30 } }, true],
    [{ ...figure, target: { kind: 'exactly', limit: 31 } }, false],
    [figure, undefined],
  ] satisfies ReadonlyArray<readonly [Figure, boolean | undefined]>)('%j meets its target: %p', (measured, met) => {
    expect(isMet(measured)).toBe(met);
  });

  it('fails a run by a wrong count, never by a time', () => {
    expect(failsRun({ ...figure, target: { kind: 'exactly', limit: 31 } })).toBe(true);
    expect(failsRun({ ...figure, target: { kind: 'exactly', limit: 30 } })).toBe(false);
    expect(failsRun({ ...figure, target: { kind: 'atMost', limit: 1 } })).toBe(false);
    expect(failsRun({ ...against, target: { kind: 'ratioAtMost', limit: 0.1 } })).toBe(false);
  });
});
