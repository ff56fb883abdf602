import { InvalidAnswer } from '@glance/data-source';
import { unreadableAnswer } from '../../upstream/azureErrors';
import type { CostPage } from './CostPage';
import { type CostsRun, requestFor } from './CostsPiece';
import type { CostsRequest } from './CostsRequest';
import type { CostTable } from './CostTable';
import type { HeldCosts } from './HeldCosts';
import { readCostPages } from './readCostPages';
import { splitByPiece } from './splitByPiece';

/**
 * Asks Azure about a run at once, and gives each piece its part of the answer.
 * @throws UpstreamError when there is no answer, or none that can be read
 */
export async function loadCosts(
  run: CostsRun,
  queryCosts: (request: CostsRequest) => Promise<readonly CostPage[]>
): Promise<readonly HeldCosts[]> {
  const request = requestFor(run);
  const pages = await queryCosts(request);
  const tables = splitByPiece(toTable(pages, request), run.pieces, request.granularity);
  return tables.map((table) => ({ table, askedOn: run.today }));
}

function toTable(pages: readonly CostPage[], request: CostsRequest): CostTable {
  try {
    return readCostPages(pages, request);
  } catch (error) {
    throw error instanceof InvalidAnswer ? unreadableAnswer(error.message) : error;
  }
}
