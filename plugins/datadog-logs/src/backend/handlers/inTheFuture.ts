import { badRequest } from '@glance/data-source';
import type { PluginError } from '@glance/plugin-sdk';

/** What is said of a range that lies wholly in the future. */
export function inTheFuture(fromMs: number): PluginError {
  return badRequest(
    `The range begins at ${new Date(fromMs).toISOString()}, in the future, where there are no logs: move it back`
  );
}
