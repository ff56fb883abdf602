/** @jest-environment jsdom */
import { meantOption } from './meantOption';
import { type PickerOption } from './PickerOption';

const ACCOUNTS = [
  { value: 'contoso-shop', label: 'Contoso Shop' },
  { value: 'fabrikam', label: 'Fabrikam Travel' },
  { value: 'fabrikam-2', label: 'Fabrikam' },
  { value: '$account', label: '$account' },
];
const INTERVALS = [
  { value: '15s', label: '15 seconds' },
  { value: '5m', label: '5 minutes' },
  { value: '1h', label: '1 hour' },
];
const CATEGORIES = [{ value: 'shipping' }, { value: 'Shop', label: 'Shop' }];

const free = (options: readonly PickerOption[], text: string) => meantOption(options, { text, isFree: true })?.value;
const closed = (options: readonly PickerOption[], text: string) => meantOption(options, { text, isFree: false })?.value;

describe('meantOption', () => {
  it.each([
    ['a part of a name', 'shop', 'contoso-shop'],
    ['a whole name before a longer one', 'Fabrikam', 'fabrikam-2'],
    ['a value, though it is part of names', 'fabrikam', 'fabrikam'],
    ['a variable', '$account', '$account'],
  ])('knows options by %s', (_, text, value) => {
    expect(free(ACCOUNTS, text)).toBe(value);
    expect(closed(ACCOUNTS, text)).toBe(value);
  });

  it.each(['', 'northwind', '$acc', '$fabrikam', '${shop}'])('takes %p for itself', (text) => {
    expect(free(ACCOUNTS, text)).toBeUndefined();
    expect(closed(ACCOUNTS, text)).toBeUndefined();
  });

  it('takes whatever the menu shows where nothing else can be meant', () => {
    expect(closed(ACCOUNTS, 'travel fabri')).toBe('fabrikam');
    expect(closed(CATEGORIES, 'ship')).toBe('shipping');
  });

  it('changes no free text that is only like a name', () => {
    expect(['15m', '90s', '2h', '1m', '5s'].map((text) => free(INTERVALS, text))).toEqual(Array(5).fill(undefined));
    expect(free(INTERVALS, '5 min')).toBe('5m');
  });

  it('changes no free text where options have no names of their own', () => {
    expect(['ship', 'shop', 'Shipping'].map((text) => free(CATEGORIES, text))).toEqual(Array(3).fill(undefined));
    expect(free(CATEGORIES, 'shipping')).toBe('shipping');
  });
});
