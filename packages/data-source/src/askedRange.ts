import { badRequest } from './errors/toPluginError';

/** The range of a query, epoch ms; `toMs` is exclusive. */
export interface AskedRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** @throws PluginError for a range that runs backwards */
export function refuseBackwards({ fromMs, toMs }: AskedRange): void {
  if (fromMs > toMs) {
    const [begins, ends] = [fromMs, toMs].map((ms) => new Date(ms).toISOString());
    throw badRequest(`The range begins at ${begins} and ends before that, at ${ends}: swap them`);
  }
}
