import { type NamedSource } from '../shared/sources';

interface NameWords {
  readonly plural: string;
  /** Where to look for one. */
  readonly placeholder: string;
}

/** What the names of a source are called. */
export const NAME_WORDS: Readonly<Record<NamedSource, NameWords>> = {
  categories: { plural: 'categories', placeholder: 'Such as newsletter' },
  subusers: { plural: 'subusers', placeholder: 'User name of a subuser' },
  mailboxProviders: { plural: 'mailbox providers', placeholder: 'Such as Gmail' },
};
