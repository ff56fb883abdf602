import { translated, valuesResponse } from '@glance/data-source';
import { jsonResponse, type ResourceHandler, ResourceRouter } from '@glance/plugin-sdk';
import { ALL } from '../../shared/StatsQuery';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';
import { listOptions } from './lists';

/**
 * What the editors ask for: lists to pick from, and the button that drops cached answers. `account` may be repeated;
 * without it all accounts are meant.
 */
export function createResources(): ResourceRouter<SendGridStatsInstance> {
  return new ResourceRouter<SendGridStatsInstance>()
    .get('categories', names('categories'))
    .get('subusers', names('subusers'))
    .post('cache/clear', (_, { instance }) =>
      translated(async () => jsonResponse({ dropped: await instance.clearCache() }))
    );
}

function names(variable: 'categories' | 'subusers'): ResourceHandler<SendGridStatsInstance> {
  return (request, context) =>
    translated(async () => {
      const accounts = request.query.getAll('account');
      return valuesResponse(
        await listOptions({ variable, accounts: accounts.length === 0 ? [ALL] : accounts }, context)
      );
    });
}
