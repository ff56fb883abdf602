import * as z from 'zod/mini';

/** One step of a health check, in the order tried. */
export interface HealthStep {
  readonly name: string;
  readonly status: 'ok' | 'error' | 'skipped';
  readonly message?: string;
}

/** How a data source's test of itself ended. */
export interface TestResult {
  readonly isOk: boolean;
  readonly message: string;
  readonly steps: readonly HealthStep[];
}

const stepSchema = z.object({
  name: z.string(),
  status: z.enum(['ok', 'error', 'skipped']),
  message: z.optional(z.string()),
});

const detailsSchema = z.object({
  message: z.optional(z.string()),
  steps: z._default(z.array(stepSchema), []),
});

const resultSchema = z.object({
  status: z.optional(z.union([z.string(), z.number()])),
  message: z.optional(z.string()),
  statusText: z.optional(z.string()),
  data: z.optional(z.object({ message: z.optional(z.string()) })),
  details: z.optional(detailsSchema),
  error: z.optional(z.object({ details: z.optional(detailsSchema) })),
});

/**
 * Reads what a test resolved to or rejected with (Grafana's base class puts the plugin's details into `error`), or what
 * saving rejected with. Health steps are the ones of our plugins; others simply have none.
 */
export function toTestResult(outcome: unknown): TestResult {
  const parsed = resultSchema.safeParse(isErrorLike(outcome) ? { ...outcome, message: outcome.message } : outcome);
  if (!parsed.success) {
    return { isOk: false, message: isErrorLike(outcome) ? outcome.message : String(outcome), steps: [] };
  }
  const { status, message, statusText, data, error } = parsed.data;
  const details = parsed.data.details ?? error?.details;
  return {
    isOk: status === 'success' || status === 'OK',
    message: message ?? data?.message ?? details?.message ?? statusText ?? 'The test gave no message',
    steps: details?.steps ?? [],
  };
}

function isErrorLike(value: unknown): value is Error {
  return value instanceof Error;
}
