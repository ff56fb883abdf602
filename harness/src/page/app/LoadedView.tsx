import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { type ReactNode } from 'react';
import { type Loaded } from './useLoaded';

interface Props<T> {
  readonly loaded: Loaded<T>;
  /** What is being loaded, as in "Could not load the dashboard". */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** Shows something that is fetched once, or that it is on its way, or why it cannot be shown. */
export function LoadedView<T>({ loaded, what, children }: Props<T>) {
  switch (loaded.state) {
    case 'loading':
      return <LoadingPlaceholder text={`Loading ${what} …`} />;
    case 'failed':
      return (
        <Alert severity="error" title={`Could not load ${what}`}>
          {loaded.message}
        </Alert>
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}
