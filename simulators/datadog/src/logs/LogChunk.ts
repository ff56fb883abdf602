import { toWords } from '../search/toWords';
import { Column } from './Column';
import type { StoredLog } from './LogEvent';

/** The logs of one hour of event time, in order of being added. Columns are made when a search first needs them. */
export class LogChunk {
  readonly #rows: StoredLog[] = [];
  #times = new Float64Array(64);
  #arrivals = new Float64Array(64);
  readonly #columns = new Map<string, Column>();
  readonly #words: string[] = [];
  readonly #wordsOfMessages = new Map<string, string>();

  add(log: StoredLog): void {
    const row = this.#rows.push(log) - 1;
    if (row >= this.#times.length) {
      this.#times = grown(this.#times);
      this.#arrivals = grown(this.#arrivals);
    }
    this.#times[row] = log.timeMs;
    this.#arrivals[row] = log.arrivalMs;
  }

  get rows(): readonly StoredLog[] {
    return this.#rows;
  }

  /** Event times by row; longer than the rows. */
  get times(): Float64Array {
    return this.#times;
  }

  /** Arrivals by row; longer than the rows. */
  get arrivals(): Float64Array {
    return this.#arrivals;
  }

  /** A field of all rows, see `facetValues`. */
  column(field: string): Column {
    let column = this.#columns.get(field);
    if (column === undefined) {
      column = new Column(field);
      this.#columns.set(field, column);
    }
    column.extendTo(this.#rows);
    return column;
  }

  /** The messages of all rows, as free text is looked for in them. */
  messageWords(): readonly string[] {
    for (let row = this.#words.length; row < this.#rows.length; row++) {
      this.#words.push(this.#wordsOf(this.#rows[row]?.message ?? ''));
    }
    return this.#words;
  }

  #wordsOf(message: string): string {
    let words = this.#wordsOfMessages.get(message);
    if (words === undefined) {
      words = toWords(message);
      this.#wordsOfMessages.set(message, words);
    }
    return words;
  }
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
