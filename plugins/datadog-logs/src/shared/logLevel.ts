/** Grafana's words for how bad a log is, the worst first. */
export const LOG_LEVELS = ['critical', 'error', 'warning', 'info', 'debug', 'trace', 'unknown'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

// Datadog's statuses (https://docs.datadoghq.com/logs/log_configuration/processors/?tab=ui#log-status-remapper), and how
// senders write them where nothing remaps them.
const LEVELS: Readonly<Record<string, LogLevel>> = {
  emergency: 'critical',
  emerg: 'critical',
  alert: 'critical',
  critical: 'critical',
  crit: 'critical',
  fatal: 'critical',
  error: 'error',
  err: 'error',
  warning: 'warning',
  warn: 'warning',
  notice: 'info',
  info: 'info',
  information: 'info',
  informational: 'info',
  ok: 'info',
  success: 'info',
  debug: 'debug',
  verbose: 'debug',
  trace: 'trace',
};

/** The level of a log with some status. Upper and lower case are the same; what is no status is `unknown`. */
export function logLevel(status: string): LogLevel {
  const name = status.trim().toLowerCase();
  return Object.hasOwn(LEVELS, name) ? (LEVELS[name] ?? 'unknown') : 'unknown';
}
