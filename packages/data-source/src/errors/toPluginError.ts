import { isPluginError, PluginError } from '@glance/plugin-sdk';
import { GRAFANA_STATUS, isUpstreamError } from '@glance/upstream';
import { isInvalidInput } from '@glance/user-input';

/** The one place where a failure becomes what Grafana shows: what users or the vendor caused is `downstream`. */
export function toPluginError(error: unknown): unknown {
  if (isPluginError(error)) {
    return error;
  }
  if (isInvalidInput(error)) {
    return new PluginError(error.message, { status: 400, source: 'downstream' });
  }
  if (isUpstreamError(error)) {
    return new PluginError(error.message, { status: GRAFANA_STATUS[error.code], source: 'downstream', cause: error });
  }
  return error;
}

/** Runs a handler and translates what it throws. */
export async function translated<T>(handle: () => Promise<T>): Promise<T> {
  try {
    return await handle();
  } catch (error) {
    throw toPluginError(error);
  }
}

/** A mistake in what was asked. */
export function badRequest(message: string): PluginError {
  return new PluginError(message, { status: 400, source: 'downstream' });
}
