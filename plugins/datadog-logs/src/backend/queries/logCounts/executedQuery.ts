import { aggregateText } from '../../upstream/requestBodies';
import type { CountsPart } from './CountsPart';
import type { CountsPlan } from './plan';

/** What was asked, for the query inspector: a request for each part, each once. Held parts are asked again only as far as needed. */
export function executedQuery({ groups, total, seen }: CountsPlan): string {
  const parts = [groups, total, seen].filter((part): part is CountsPart => part !== undefined);
  const texts = parts.map(
    ({ question, range }) => `POST /api/v2/logs/analytics/aggregate\n${aggregateText({ ...question, ...range })}`
  );
  return [...new Set(texts)].join('\n\n');
}
