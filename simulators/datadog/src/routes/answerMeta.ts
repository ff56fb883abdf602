import { randomUUID } from 'node:crypto';
import type { LogStore } from '../logs/LogStore';
import type { LogQuery } from '../search/LogQuery';

/** What an answer says of itself. */
export interface AnswerMeta {
  readonly status: 'done';
  /** Milliseconds of the machine's clock. */
  readonly elapsed: number;
  readonly request_id: string;
  readonly warnings?: ReadonlyArray<{ readonly code: string; readonly title: string; readonly detail: string }>;
  readonly page?: { readonly after: string };
}

/** The meta part of an answer. An index that nobody has is a warning, as the API's reference shows it. */
export function answerMeta({
  store,
  query,
  startedAtMs,
  after,
}: {
  readonly store: LogStore;
  readonly query: LogQuery;
  /** By `performance.now()`. */
  readonly startedAtMs: number;
  readonly after: string | undefined;
}): AnswerMeta {
  const unknown = query.indexes.filter((name) => name !== '*' && !store.indexes.some((index) => index.name === name));
  return {
    status: 'done',
    elapsed: Math.ceil(performance.now() - startedAtMs),
    request_id: `pddv1ch${randomUUID()}`,
    ...(unknown.length > 0 && {
      warnings: [
        {
          code: 'unknown_index',
          title: 'One or several indexes are missing or invalid, results hold data from the other indexes',
          detail: `indexes: ${unknown.join(', ')}`,
        },
      ],
    }),
    ...(after !== undefined && { page: { after } }),
  };
}
