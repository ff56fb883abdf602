import { type CostsDefaults } from '../../shared/defaults';
import { type CostsDataQuery } from '../AzureCostsDataQuery';
import { type QueryWarning } from '../queryWarnings';

/** What each part of the query editor works on. */
export interface EditorPartProps {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: CostsDataQuery;
  /** What the query means where it says nothing; depends on who asks. */
  readonly defaults: CostsDefaults;
  /** Changes fields; undefined goes back to the default. */
  readonly patch: (change: Partial<CostsDataQuery>) => void;
  readonly warnings: readonly QueryWarning[];
}
