import { type ComboboxOption } from '@grafana/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../messageOf';

export interface ResourceOptionsRequest {
  /** What is asked for: a new key asks anew. Undefined: nothing is needed for now. */
  readonly key: string | undefined;
  /** Asks the backend; the signal is aborted when nobody wants the answer any more. */
  readonly load: (signal: AbortSignal) => Promise<readonly ComboboxOption[]>;
}

/** Options that come from the backend, at every stage of coming. */
export interface ResourceOptions {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Empty until they are there. */
  readonly options: readonly ComboboxOption[];
  /** Why they could not be loaded. */
  readonly error?: string;
  /** Asks once more. */
  readonly retry: () => void;
}

type Loaded =
  | { readonly status: 'ready'; readonly key: string; readonly options: readonly ComboboxOption[] }
  | { readonly status: 'failed'; readonly key: string; readonly error: string };

const NONE: readonly ComboboxOption[] = [];

/** Loads options from the backend. An answer to a question that is no longer asked is cancelled or ignored. */
export function useResourceOptions({ key, load }: ResourceOptionsRequest): ResourceOptions {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>();
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  useEffect(() => {
    if (key === undefined) {
      return;
    }
    const controller = new AbortController();
    const settle = (next: Loaded) => {
      if (!controller.signal.aborted) {
        setLoaded(next);
      }
    };
    latestLoad.current(controller.signal).then(
      (options) => settle({ status: 'ready', key, options }),
      (error: unknown) => settle({ status: 'failed', key, error: messageOf(error) })
    );
    return () => controller.abort();
  }, [key, attempt]);

  const retry = useCallback(() => {
    setLoaded(undefined);
    setAttempt((count) => count + 1);
  }, []);

  if (key === undefined) {
    return { status: 'idle', options: NONE, retry };
  }
  if (loaded?.key !== key) {
    return { status: 'loading', options: NONE, retry };
  }
  return loaded.status === 'ready'
    ? { status: 'ready', options: loaded.options, retry }
    : { status: 'failed', options: NONE, error: loaded.error, retry };
}
