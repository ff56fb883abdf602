import type { SharedLevelEvent } from '@glance/cache';
import type { Logger } from '@glance/plugin-sdk';

/** Logs what happens to the connection that replicas share, each change once. */
export function logSharedLevel(log: Logger): (event: SharedLevelEvent) => void {
  let lastRefusal = '';
  return (event) => {
    switch (event.type) {
      case 'sharedLevelDown':
        log.warn('Redis cannot be used; answers stay in this process until it can', { reason: event.reason });
        return;
      case 'sharedLevelUp':
        lastRefusal = '';
        log.info('Redis is used: answers are shared with the other replicas');
        return;
      case 'sharedLevelRefused': {
        // A Redis without room refuses every answer for the same reason.
        const refusal = `${event.operation}: ${event.reason}`;
        if (refusal !== lastRefusal) {
          lastRefusal = refusal;
          log.warn('Redis refused an operation; the query went on without it', {
            operation: event.operation,
            reason: event.reason,
          });
        }
      }
    }
  };
}
