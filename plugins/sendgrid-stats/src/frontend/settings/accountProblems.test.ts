/** @jest-environment jsdom */
import { type AccountModel } from '../../shared/SendGridSettings';
import { accountProblems, newNameProblem } from './accountProblems';

const SHOP: AccountModel = { id: 'shop', name: 'Shop' };

describe('what is wrong with an account', () => {
  it('is nothing while all is right', () => {
    const account: AccountModel = { ...SHOP, region: 'eu', timeZone: 'Europe/Berlin', apiUrl: 'https://proxy.example' };
    expect(accountProblems([account], 0)).toEqual({});
    expect(accountProblems([{ id: 'a' }, { id: 'b' }], 1)).toEqual({});
    expect(accountProblems([], 0)).toEqual({});
  });

  it.each<[keyof AccountModel, object, RegExp]>([
    ['id', { id: 'Shop!' }, /^"Shop!": use lower-case letters/],
    ['region', { region: 'moon' }, /"moon"/],
    ['timeZone', { timeZone: 'Europe/Berlim' }, /^"Europe\/Berlim": use the name of a time zone/],
    ['apiUrl', { apiUrl: 'http://proxy.example' }, /^"http:\/\/proxy.example": use an https URL/],
  ])('is said of its %s', (field, change, text) => {
    expect(accountProblems([{ ...SHOP, ...change } as AccountModel], 0)).toEqual({
      [field]: expect.stringMatching(text),
    });
  });

  it('is a name or an id that an earlier account has', () => {
    const accounts: readonly AccountModel[] = [
      { id: 'a' },
      SHOP,
      { id: 'b', name: 'Shop ' },
      { id: 'c', name: 'a' },
      SHOP,
    ];
    expect(accounts.map((_, index) => Object.keys(accountProblems(accounts, index)))).toEqual([
      [],
      [],
      ['name'],
      ['name'],
      ['id', 'name'],
    ]);
    expect(accountProblems(accounts, 2).name).toBe('"Shop", as that of account 2 is: each account needs its own');
    expect(accountProblems(accounts, 4).id).toBe('"shop", as that of account 2 is: each account needs its own');
  });

  it('is said of a name before the account is added', () => {
    expect(newNameProblem([SHOP], 'Shop')).toMatch(/^"Shop", as that of account 1/);
    expect(newNameProblem([{ id: 'shop' }], 'shop')).toMatch(/^"shop"/);
    expect(newNameProblem([SHOP], 'Shop 2')).toBeUndefined();
    expect(newNameProblem([SHOP], '')).toBeUndefined();
  });
});
