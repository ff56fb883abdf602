import { hasCode } from '@glance/upstream';
import { foreignLink, unreadableAnswer } from './azureErrors';
import type { DimensionPage } from './readDimensionPage';

/** What the costs of a scope have for a dimension. */
export interface DimensionValues {
  /** As Azure writes them; the empty value is `''`. */
  readonly values: readonly string[];
  /** True when Azure has more than these. */
  readonly isCut: boolean;
}

export interface DimensionReader {
  /** Asks for a page; without a token for the first. */
  readonly ask: (skipToken: string | undefined) => Promise<DimensionPage>;
  /** Azure's address, to which the links to next pages must lead. */
  readonly endpoint: string;
}

// Ten thousand values. Nobody reads so many, and every page is a call of the scope's scarce quota.
const MAX_PAGES = 10;

/**
 * Reads the pages of a dimension's values. When the quota ends in between, what came so far is the list, and cut: more
 * pages than the quota allows could never be read otherwise.
 * @throws what the first page throws, and for a later one anything but an exhausted quota
 */
export async function readDimensionPages({ ask, endpoint }: DimensionReader): Promise<DimensionValues> {
  const first = await ask(undefined);
  const values = [...first.values];
  let { nextLink } = first;
  for (let pages = 1; nextLink !== undefined && pages < MAX_PAGES; pages += 1) {
    try {
      const page: DimensionPage = await ask(skipTokenOf(nextLink, endpoint));
      values.push(...page.values);
      nextLink = page.nextLink;
    } catch (error) {
      if (hasCode(error, 'rateLimited')) {
        break;
      }
      throw error;
    }
  }
  return { values, isCut: nextLink !== undefined };
}

/**
 * Where the next page begins. Only this is taken of a link: Azure's links begin with `http:` and have spaces in them
 * (https://learn.microsoft.com/rest/api/cost-management/dimensions/list, the examples).
 */
function skipTokenOf(link: string, endpoint: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined || url.host !== new URL(endpoint).host) {
    throw foreignLink(link);
  }
  const token = [...url.searchParams].find(([name]) => name.toLowerCase() === '$skiptoken')?.[1];
  if (token === undefined || token === '') {
    throw unreadableAnswer('the link to the next page has no $skiptoken');
  }
  return token;
}
