import type { CheckedFrame } from '@glance/data-frames';
import { queryReader } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { parseQuery } from '../../shared/query';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { queryCredits, queryReputation } from './queryFigures';
import { queryStats } from './queryStats';
import { queryVariable } from './queryVariable';

const readQuery = queryReader(parseQuery);

/** Answers one query of any type. */
export async function queryData(
  asked: DataQuery,
  context: CallContext<SendGridStatsInstance>
): Promise<readonly CheckedFrame[]> {
  const { fromAlert } = context;
  const query = readQuery(asked, { fromAlert });
  switch (query.queryType) {
    case 'stats':
      return queryStats(query, asked, context);
    case 'credits':
      return [await queryCredits(query, context)];
    case 'reputation':
      return [await queryReputation(query, context)];
    case 'variable':
      return [await queryVariable(query, context)];
  }
}
