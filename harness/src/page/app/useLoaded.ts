import { useEffect, useState } from 'react';

/** Something that is fetched once: not here yet, here, or failed. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Runs `load` whenever it changes and gives its result; a result that comes after a newer `load` began is dropped.
 * @param load must be kept between renders (`useCallback`)
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [ended, setEnded] = useState<{ readonly load: () => Promise<T>; readonly outcome: Loaded<T> }>();

  useEffect(() => {
    let isCurrent = true;
    const end = (outcome: Loaded<T>) => isCurrent && setEnded({ load, outcome });
    load().then(
      (value) => end({ state: 'ready', value }),
      (error: unknown) => end({ state: 'failed', message: errorMessage(error) })
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);

  return ended?.load === load ? ended.outcome : { state: 'loading' };
}

/** The text of an error, be it an `Error` or what Grafana's HTTP service rejects with. */
function errorMessage(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  const { data, statusText } = error as { data?: { message?: string }; statusText?: string };
  return data?.message ?? statusText ?? String(error);
}
