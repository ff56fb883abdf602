import { type MiddlewareHandler } from 'hono';
import { HttpError } from './HttpError';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses what a foreign web page could send to a server on this machine: requests under a host name that was made to
 * point here, and changes or queries from another origin.
 */
export const onlyFromLoopback: MiddlewareHandler = async (context, next) => {
  const url = new URL(context.req.url);
  const origin = context.req.header('origin');
  if (!loopbackNames.has(url.hostname)) {
    throw new HttpError(403, `The workbench answers on this machine's own names only, not as ${url.hostname}`);
  }
  if (context.req.method !== 'GET' && origin !== undefined && origin !== url.origin) {
    throw new HttpError(403, `The workbench takes no requests from ${origin}`);
  }
  await next();
};
