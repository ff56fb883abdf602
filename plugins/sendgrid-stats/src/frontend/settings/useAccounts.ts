import { useState } from 'react';
import { type AccountModel } from '../../shared/SendGridSettings';
import { type SettingsProps } from '../SendGridStatsOptions';
import {
  accountsOf,
  addAccount,
  changeAccount,
  moveAccount,
  removeAccount,
  type RemovedAccount,
  restoreAccount,
} from './accountList';

/** The accounts of the settings with the ways to change them. */
export interface Accounts {
  readonly all: readonly AccountModel[];
  /** Removed since the settings were saved, oldest first. */
  readonly removed: readonly RemovedAccount[];
  /** @returns the id of the new account */
  readonly add: (name: string) => string;
  readonly change: (index: number, change: Partial<Omit<AccountModel, 'id'>>) => void;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
  readonly restore: (removed: RemovedAccount) => void;
}

/** Reads and changes the accounts that Grafana's settings page keeps. */
export function useAccounts({ options, onOptionsChange }: SettingsProps): Accounts {
  const { version } = options;
  const [{ savedAs, removed }, setRemoved] = useState<{
    readonly savedAs: number | undefined;
    readonly removed: readonly RemovedAccount[];
  }>({ savedAs: version, removed: [] });
  // Saving, which counts the version up, takes the keys away for good.
  const current = savedAs === version ? removed : [];
  const setCurrent = (next: readonly RemovedAccount[]) => setRemoved({ savedAs: version, removed: next });
  return {
    all: accountsOf(options),
    removed: current,
    add: (name) => {
      const { options: next, id } = addAccount(options, name);
      onOptionsChange(next);
      return id;
    },
    change: (index, change) => onOptionsChange(changeAccount(options, index, change)),
    move: (from, to) => onOptionsChange(moveAccount(options, from, to)),
    remove: (index) => {
      const result = removeAccount(options, index);
      if (result !== undefined) {
        onOptionsChange(result.options);
        setCurrent([...current, result.removed]);
      }
    },
    restore: (account) => {
      onOptionsChange(restoreAccount(options, account));
      setCurrent(current.filter((other) => other !== account));
    },
  };
}
