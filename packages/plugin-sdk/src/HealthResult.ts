/** What *Save & test* shows. `details` must be a JSON object; the browser gets it as it is. */
export interface HealthResult {
  readonly status: 'ok' | 'error';
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
