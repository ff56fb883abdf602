/** @jest-environment jsdom */
import { type PartWarning, variableWarnings, warningsFor } from './PartWarning';
import { withDefaultMarked } from './withDefaultMarked';

it('warnings are found by their part, and by their entry', () => {
  const warning = { severity: 'warning', text: 'x' } as const;
  const whole: PartWarning<'a' | 'b'> = { ...warning, part: 'a' };
  const entry: PartWarning<'a' | 'b'> = { ...warning, part: 'a', index: 1 };
  const all = [whole, entry, { ...warning, part: 'b' } as const];
  expect(warningsFor(all, 'a')).toEqual([whole]);
  expect(warningsFor(all, 'a', 1)).toEqual([entry]);
});

it('the first variable in texts of an alert rule is named', () => {
  expect(variableWarnings('a', ['US$5', 'x'])).toEqual([]);
  expect(variableWarnings('a', ['x', 'a-$env', '$other'], 1)).toEqual([
    { part: 'a', index: 1, severity: 'warning', text: 'An alert rule has no variables: replace $env by its value' },
  ]);
});

it('the default of some choices is marked, and nothing else', () => {
  const choices = [
    { value: 1, label: 'One', description: 'd' },
    { value: 2, label: 'Two' },
  ];
  expect(withDefaultMarked(choices, 1)).toEqual([{ value: 1, label: 'One (default)', description: 'd' }, choices[1]]);
});
