import { InvalidInput } from '@glance/user-input';
import { settingProblem } from './settingProblem';

describe('settingProblem', () => {
  it.each([
    ['apiUrl is "x": use an https URL', '"x": use an https URL'],
    ['apiUrl contains a password: remove it', 'Contains a password: remove it'],
  ])('is said beside the field, which it need not name: %s', (message, expected) => {
    const check = () => {
      throw new InvalidInput('apiUrl', message);
    };
    expect(settingProblem(check)).toBe(expected);
  });

  it('is nothing for what is right', () => {
    expect(settingProblem(() => 'parsed')).toBeUndefined();
  });

  it('hides no fault of our own', () => {
    const check = () => {
      throw new TypeError('x is undefined');
    };
    expect(() => settingProblem(check)).toThrow(TypeError);
  });
});
