import { type DataFrame } from '@grafana/data';

/** When the vendor gave the oldest part of an answer (ISO 8601), as its frames say in `meta.custom.fetchedAt`. */
export function oldestAnswer(frames: readonly DataFrame[]): string | undefined {
  const times = frames.flatMap(({ meta }) => {
    const fetchedAt: unknown = meta?.custom?.fetchedAt;
    return typeof fetchedAt === 'string' && !Number.isNaN(Date.parse(fetchedAt)) ? [fetchedAt] : [];
  });
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
