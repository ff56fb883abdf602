import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../messageOf';
import { type PickerOption } from '../PickerOption';

/** Options with what is to be known of them. */
export interface LoadedOptions {
  readonly options: readonly PickerOption[];
  /** Such as that there are more, in sentences. */
  readonly notes: readonly string[];
}

export interface ResourceOptionsRequest {
  /** What is asked for: a new key asks anew. Undefined: nothing is needed for now. */
  readonly key: string | undefined;
  /** Asks the backend; the signal is aborted when nobody wants the answer any more. */
  readonly load: (signal: AbortSignal) => Promise<readonly PickerOption[] | LoadedOptions>;
  /** True for options that cost something: they are asked for when somebody wants to see them, by `demand`. */
  readonly onDemand?: boolean;
}

/** Options that come from the backend, at every stage of coming. */
export interface ResourceOptions {
  /** `idle`: not asked for. */
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Empty until they are there. */
  readonly options: readonly PickerOption[];
  /** What is to be known of the options, in sentences. */
  readonly notes: readonly string[];
  /** True when they have been loading for so long that a spinner helps instead of flickering. */
  readonly isSlow: boolean;
  /** Why they could not be loaded. */
  readonly error?: string;
  /** Asks once more. */
  readonly retry: () => void;
  /** Asks for options that are loaded on demand; they stay until another key. May be called any number of times. */
  readonly demand: () => void;
}

type Outcome =
  | { readonly status: 'loading'; readonly isSlow: true }
  | ({ readonly status: 'ready' } & LoadedOptions)
  | { readonly status: 'failed'; readonly error: string };

const SLOW_AFTER_MS = 300;
const NONE: LoadedOptions = { options: [], notes: [] };

/** Loads options from the backend. An answer to a question that is no longer asked is cancelled or ignored. */
export function useResourceOptions({ key, load, onDemand = false }: ResourceOptionsRequest): ResourceOptions {
  const [attempt, setAttempt] = useState(0);
  const [demanded, setDemanded] = useState<string>();
  const [latest, setLatest] = useState<{ readonly question: string; readonly outcome: Outcome }>();
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  const isAsked = key !== undefined && (!onDemand || demanded === key);
  const question = isAsked ? `${attempt} ${key}` : undefined;
  useEffect(() => {
    if (question === undefined) {
      return;
    }
    const controller = new AbortController();
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      if (!controller.signal.aborted) {
        setLatest({ question, outcome });
      }
    };
    const timer = setTimeout(() => settle({ status: 'loading', isSlow: true }), SLOW_AFTER_MS);
    latestLoad.current(controller.signal).then(
      (loaded) => settle({ status: 'ready', ...('options' in loaded ? loaded : { options: loaded, notes: [] }) }),
      (error: unknown) => settle({ status: 'failed', error: messageOf(error) })
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [question]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const demand = useCallback(() => setDemanded(key), [key]);
  const base = { ...NONE, isSlow: false, retry, demand };
  if (question === undefined) {
    return { ...base, status: 'idle' };
  }
  return latest?.question === question ? { ...base, ...latest.outcome } : { ...base, status: 'loading' };
}
