import type { Field } from '../Field';
import { isBitSet } from '../validity';

/** The values of a field row by row, `null` where one is missing, whatever array holds them. */
export function rowsOf({ values, validity }: Field): readonly unknown[] {
  return Array.from<unknown, unknown>(values, (value, row) =>
    validity === undefined || isBitSet(validity, row) ? value : null
  );
}
