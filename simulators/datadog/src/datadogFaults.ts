import type { Fault, RefusalHeaders } from '@glance/simulator-common';

/** Status 429 that asks to wait so many seconds. */
export function throttled({
  seconds,
  headers = 'each',
  name = 'logs_public_aggregate_api',
}: {
  readonly seconds: number;
  readonly headers?: RefusalHeaders;
  readonly name?: string;
}): Fault {
  return {
    kind: 'answer',
    status: 429,
    ...(headers !== 'none' && {
      headers: {
        'X-RateLimit-Limit': '300',
        'X-RateLimit-Period': '3600',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': headers === 'unreadable' ? 'soon' : String(seconds),
        'X-RateLimit-Name': name,
      },
    }),
    body: { errors: ['Too many requests'] },
  };
}

/** Status 5xx as Datadog's gateway words it. */
export function unavailable(status: 500 | 502 | 503 | 504 = 503): Fault {
  const text = { 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout' };
  return {
    kind: 'answer',
    status,
    body: { status: 'error', code: status, errors: [text[status]], statuspage: 'http://status.datadoghq.com' },
  };
}

/** A refusal whose errors are objects instead of texts, as newer endpoints answer. */
export function refusedWithObjects(status: 400 | 403 | 429, title: string, detail: string): Fault {
  return { kind: 'answer', status, body: { errors: [{ status: String(status), title, detail }] } };
}

/** A warning of an answer. */
export interface LogsWarning {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** The true answer with a warning. */
export function warned(
  warning: LogsWarning = {
    code: 'partial_results',
    title: 'Some shards did not answer',
    detail: 'Results are partial',
  }
): Fault {
  return {
    kind: 'alteredJson',
    alter: (json) =>
      withMeta(json, ({ warnings = [] }) => ({ warnings: [...(warnings as readonly LogsWarning[]), warning] })),
  };
}

/** What was found when Datadog ran out of time: half of the numbers, half of the logs, and `status` `timeout`. */
export function timedOut(): Fault {
  return {
    kind: 'alteredJson',
    alter: (json) => {
      const answer = withMeta(json, () => ({ status: 'timeout' }));
      return 'data' in answer ? { ...answer, data: halfOf(answer.data) } : answer;
    },
  };
}

/** Refusals have no meta; searches that found nothing have none either, but can. */
function withMeta(json: unknown, change: (meta: Readonly<Record<string, unknown>>) => object): object {
  const answer = Object(json) as { readonly meta?: Readonly<Record<string, unknown>> };
  const { meta = {} } = answer;
  return 'data' in answer ? { ...answer, meta: { ...meta, ...change(meta) } } : answer;
}

function halfOf(data: unknown): unknown {
  if (Array.isArray(data)) {
    return data.slice(0, Math.ceil(data.length / 2));
  }
  const { buckets = [] } = Object(data) as { readonly buckets?: ReadonlyArray<{ readonly computes: object }> };
  return {
    buckets: buckets.map((bucket) => ({
      ...bucket,
      computes: Object.fromEntries(
        Object.entries(bucket.computes).map(([name, value]: [string, unknown]) => [
          name,
          typeof value === 'number' ? Math.floor(value / 2) : halfOf(value),
        ])
      ),
    })),
  };
}
