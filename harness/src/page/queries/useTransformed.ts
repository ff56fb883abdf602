import { transformDataFrame, type DataFrame, type DataTransformerConfig } from '@grafana/data';
import { useEffect, useState } from 'react';

/** Frames as a panel's transformations leave them. */
export interface Transformed {
  readonly frames: readonly DataFrame[];
  /** Why they could not be applied. */
  readonly failure?: string;
}

const nothingYet: Transformed = { frames: [] };

/** Applies Grafana's transformations to frames; without any, the frames are the same objects. */
export function useTransformed(
  frames: readonly DataFrame[],
  transformations: readonly DataTransformerConfig[] = []
): Transformed {
  const [result, setResult] = useState(nothingYet);

  useEffect(() => {
    if (transformations.length === 0) {
      return;
    }
    const subscription = transformDataFrame([...transformations], [...frames]).subscribe({
      next: (transformed) => setResult({ frames: transformed }),
      error: (error: unknown) =>
        setResult({ frames: [], failure: error instanceof Error ? error.message : String(error) }),
    });
    return () => subscription.unsubscribe();
  }, [frames, transformations]);

  return transformations.length === 0 ? { frames } : result;
}
