import { createHash } from 'node:crypto';
import { seededShuffle } from '@glance/simulator-common';
import { ArmError } from '../ArmError';
import type { Cell, CostTable } from './evaluateCostQuery';

const PAGE_ROWS = 1000;
const LARGEST_PAGE_ROWS = 5000;

/** Which page of which question. */
export interface PageRequest {
  /** The request's body as it came; a later page must be asked with the same. */
  readonly body: string;
  readonly skipToken?: string;
  readonly top?: string;
}

/** One page; `skipToken` asks for the next, and is missing on the last. */
export interface CostPage {
  readonly rows: CostTable['rows'];
  readonly skipToken?: string;
}

/** Cuts a page out of a table. @throws ArmError 400 for a token that belongs to another question or none. */
export function pageCostTable(table: CostTable, { body, skipToken, top }: PageRequest): CostPage {
  const size = pageSize(top);
  const question = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  const offset = skipToken === undefined ? 0 : readToken(skipToken, question);
  const end = offset + size;
  return {
    rows: table.rows.slice(offset, end),
    ...(end < table.rows.length && { skipToken: Buffer.from(`${question}:${end}`).toString('base64') }),
  };
}

/** The table with its columns in an order that depends on `shuffleSeed`; the value of a tag stays beside its key. */
export function shuffleColumns({ columns, rows }: CostTable, shuffleSeed: number): CostTable {
  const indices = columns.map((_, index) => index);
  const blocks = indices
    .filter((index) => columns[index]?.name !== 'TagValue')
    .map((index) => (columns[index]?.name === 'TagKey' ? [index, index + 1] : [index]));
  const order = seededShuffle(blocks, shuffleSeed, 'columns').flat();
  const pick = <T>(values: readonly T[]): T[] => order.flatMap((index) => values.slice(index, index + 1));
  return { columns: pick(columns), rows: rows.map((row) => pick<Cell>(row)) };
}

function pageSize(top: string | undefined): number {
  if (top === undefined) {
    return PAGE_ROWS;
  }
  if (!/^[1-9]\d*$/.test(top)) {
    throw new ArmError(400, 'BadRequest', `Invalid $top: '${top}'.`);
  }
  return Math.min(Number(top), LARGEST_PAGE_ROWS);
}

function readToken(token: string, question: string): number {
  const [of, offset] = Buffer.from(token, 'base64').toString().split(':');
  if (of !== question || offset === undefined || !/^\d+$/.test(offset)) {
    throw new ArmError(400, 'BadRequest', 'The $skiptoken is invalid or belongs to a request with another body.');
  }
  return Number(offset);
}
