/** @jest-environment jsdom */
import fc from 'fast-check';
import { secretOf } from '../../shared/SendGridSettings';
import { parseSettings } from '../../shared/settings';
import { type SavedOptions } from '../SendGridStatsOptions';
import {
  accountsOf,
  addAccount,
  changeAccount,
  moveAccount,
  removeAccount,
  type RemovedAccount,
  restoreAccount,
} from './accountList';

/** What the user has in mind: the accounts in their order, each with its name and its key. */
interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

type Step =
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'rename' | 'typeKey'; readonly at: number; readonly text: string }
  | { readonly kind: 'remove' | 'restore'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'save' };

const at = fc.nat({ max: 40 });
const name = fc.oneof(
  fc.constantFrom('Shop', 'shop', 'Größe', '日本', 'Brand 1', 'account'),
  fc.string({ minLength: 1 })
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), name }) },
  fc.record({ kind: fc.constant('rename' as const), at, text: name }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('typeKey' as const), at, text: fc.uuid() }) },
  fc.record({ kind: fc.constantFrom('remove' as const, 'restore' as const), at }),
  fc.record({ kind: fc.constant('move' as const), at, to: at }),
  fc.record({ kind: fc.constant('save' as const) })
);

/** The page over Grafana, which keeps every key that it is not told of. */
class Page {
  options = { jsonData: {}, secureJsonData: {}, secureJsonFields: {} } as SavedOptions;
  stored: Record<string, string> = {};
  wanted: readonly Wanted[] = [];
  removed: ReadonlyArray<{ readonly entry: RemovedAccount; readonly wanted: Wanted }> = [];

  run(next: Step): void {
    const { wanted } = this;
    const index = 'at' in next && wanted.length > 0 ? next.at % wanted.length : -1;
    switch (next.kind) {
      case 'add': {
        const { options, id } = addAccount(this.options, next.name);
        this.options = options;
        this.wanted = [...wanted, { id, name: next.name, key: '' }];
        return;
      }
      case 'rename':
        this.change(index, { name: next.text }, () => changeAccount(this.options, index, { name: next.text }));
        return;
      case 'typeKey':
        this.change(index, { key: next.text }, () => ({
          ...this.options,
          secureJsonData: { ...this.options.secureJsonData, [secretOf(wanted[index]?.id ?? '')]: next.text },
        }));
        return;
      case 'move': {
        if (index !== -1) {
          const to = next.to % wanted.length;
          this.options = moveAccount(this.options, index, to);
          const others = wanted.filter((_, other) => other !== index);
          this.wanted = [...others.slice(0, to), wanted[index] as Wanted, ...others.slice(to)];
        }
        return;
      }
      case 'remove': {
        const result = removeAccount(this.options, index);
        if (result !== undefined) {
          this.options = result.options;
          this.removed = [...this.removed, { entry: result.removed, wanted: wanted[index] as Wanted }];
          this.wanted = wanted.filter((_, other) => other !== index);
        }
        return;
      }
      case 'restore': {
        const found = this.removed[next.at % Math.max(1, this.removed.length)];
        if (found !== undefined) {
          this.options = restoreAccount(this.options, found.entry);
          this.removed = this.removed.filter((other) => other !== found);
          const place = found.entry.index;
          this.wanted = [...wanted.slice(0, place), found.wanted, ...wanted.slice(place)];
        }
        return;
      }
      case 'save':
        this.stored = Object.fromEntries(
          Object.entries({ ...this.stored, ...this.options.secureJsonData }).filter(([, key]) => key !== '')
        );
        this.removed = [];
        this.options = {
          ...this.options,
          secureJsonData: {},
          secureJsonFields: Object.fromEntries(Object.keys(this.stored).map((secret) => [secret, true])),
        };
    }
  }

  /** Each account as the backend would meet it if the page were saved now. */
  get accounts(): readonly Wanted[] {
    const keys = { ...this.stored, ...this.options.secureJsonData };
    return accountsOf(this.options).map((account) => ({
      id: account.id,
      name: account.name ?? '',
      key: keys[secretOf(account.id)] ?? '',
    }));
  }

  private change(index: number, change: Partial<Wanted>, act: () => SavedOptions): void {
    if (index !== -1) {
      this.options = act();
      this.wanted = this.wanted.map((account, other) => (other === index ? { ...account, ...change } : account));
    }
  }
}

describe('accounts that are added, renamed, moved, removed, brought back and saved in any order', () => {
  it('keep their ids and their keys', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const page = new Page();
        for (const next of steps) {
          page.run(next);
          expect(page.accounts).toEqual(page.wanted);
        }
      }),
      { numRuns: 500 }
    );
  });

  it('have ids that the backend takes, each once, and leave no key of another behind', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const page = new Page();
        [...steps, { kind: 'save' } as const].forEach((next) => page.run(next));
        const ids = page.wanted.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) {
          expect(() =>
            parseSettings({ jsonData: { accounts: [{ id }] }, secureJsonData: { [secretOf(id)]: 'k' } })
          ).not.toThrow();
        }
        expect(Object.keys(page.stored).every((secret) => ids.some((id) => secretOf(id) === secret))).toBe(true);
      }),
      { numRuns: 200 }
    );
  });
});
