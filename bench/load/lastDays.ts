/** The last 90 days, or as many as are named, as a dashboard would ask for them. */
export function lastDays(days = 90): { readonly fromMs: number; readonly toMs: number } {
  const toMs = Date.now();
  return { fromMs: toMs - days * 86_400_000, toMs };
}
