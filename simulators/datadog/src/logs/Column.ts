import { type FacetValue, facetValues } from './facetValues';
import type { StoredLog } from './LogEvent';

/** What one log has in a field: nothing, a value, or several. */
export type FacetEntry = FacetValue | readonly FacetValue[] | undefined;

/** One field of many logs, each distinct content once: a search tests contents, and looks up logs by their codes. */
export class Column {
  readonly #field: string;
  readonly #entries: FacetEntry[] = [undefined];
  readonly #codesOfValues = new Map<FacetValue, number>();
  readonly #codesOfLists = new Map<string, number>();
  #codes = new Int32Array(64);
  #length = 0;

  constructor(field: string) {
    this.#field = field;
  }

  /** Contents by code. Code 0 is that of logs without the field. */
  get entries(): readonly FacetEntry[] {
    return this.#entries;
  }

  /** Codes by row. */
  get codes(): Int32Array {
    return this.#codes;
  }

  /** Takes in the rows that came since the last time. */
  extendTo(rows: readonly StoredLog[]): void {
    if (rows.length > this.#codes.length) {
      const codes = new Int32Array(Math.max(rows.length, this.#codes.length * 2));
      codes.set(this.#codes);
      this.#codes = codes;
    }
    for (let row = this.#length; row < rows.length; row++) {
      const log = rows[row];
      this.#codes[row] = log === undefined ? 0 : this.#codeOf(facetValues(log, this.#field));
    }
    this.#length = rows.length;
  }

  #codeOf(values: readonly FacetValue[]): number {
    const [first, second] = values;
    if (first === undefined) {
      return 0;
    }
    if (second !== undefined) {
      return this.#code(this.#codesOfLists, JSON.stringify(values), values);
    }
    return this.#code(this.#codesOfValues, first, first);
  }

  #code<Key>(codes: Map<Key, number>, key: Key, entry: FacetEntry): number {
    let code = codes.get(key);
    if (code === undefined) {
      code = this.#entries.push(entry) - 1;
      codes.set(key, code);
    }
    return code;
  }
}

/** An entry as a list. */
export function entryValues(entry: FacetEntry): readonly FacetValue[] {
  if (entry === undefined) {
    return [];
  }
  return typeof entry === 'object' ? entry : [entry];
}

/** What the log of a row has; nothing where there is no column. */
export function entryAt(column: Column | undefined, row: number): FacetEntry {
  return column?.entries[column.codes[row] ?? 0];
}
