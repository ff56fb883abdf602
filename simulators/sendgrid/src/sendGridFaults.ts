import type { Fault, RefusalHeaders } from '@glance/simulator-common';

/** Status 429 until an instant, epoch milliseconds. */
export function throttled({
  resetAtMs,
  headers = 'each',
}: {
  readonly resetAtMs: number;
  readonly headers?: RefusalHeaders;
}): Fault {
  return {
    kind: 'answer',
    status: 429,
    ...(headers !== 'none' && {
      headers: {
        'X-RateLimit-Limit': '600',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': headers === 'unreadable' ? 'soon' : String(Math.ceil(resetAtMs / 1000)),
      },
    }),
    body: { errors: [{ field: null, message: 'too many requests' }] },
  };
}

/** Status 5xx as SendGrid words it. */
export function unavailable(status: 500 | 502 | 503 | 504 = 503): Fault {
  const message = {
    500: 'internal server error',
    502: 'bad gateway',
    503: 'service unavailable',
    504: 'gateway timeout',
  };
  return { kind: 'answer', status, body: { errors: [{ message: message[status] }] } };
}

/** Status 503 with a page of HTML, as an edge in front of the API answers. */
export function htmlPage(status: 200 | 403 | 500 | 503 = 503): Fault {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><html><head><title>Sorry</title></head><body><h1>We will be back soon</h1></body></html>',
  };
}

/** Headers that make no sense on the true answer. */
export function oddHeaders(): Fault {
  return {
    kind: 'headers',
    headers: { 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '-1', 'X-RateLimit-Reset': '' },
  };
}
