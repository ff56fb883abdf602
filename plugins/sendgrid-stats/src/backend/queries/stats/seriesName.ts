import { legendText } from '@glance/data-source';
import type { StatsQuery } from '../../../shared/StatsQuery';
import type { StatsSeries } from './StatsSeries';

/**
 * The name of a series in legends. It follows from the query's shape, so that a new series never renames the others:
 * the account where there may be several, the name, and the figure where there are several or nothing else.
 */
export function seriesName(
  { asked, name, figure, isRate, labels }: StatsSeries,
  { legendFormat, metrics, rates, source }: Pick<StatsQuery, 'legendFormat' | 'metrics' | 'rates' | 'source'>,
  { hasManyAccounts }: { readonly hasManyAccounts: boolean }
): string {
  if (legendFormat !== '') {
    return legendText(legendFormat, labels);
  }
  const figureText = isRate ? `${figure.replace(/_rate$/, '').replaceAll('_', ' ')} %` : figure.replaceAll('_', ' ');
  const account = hasManyAccounts ? asked.account.name : '';
  const group = source === 'global' ? '' : name;
  const isFigureNeeded = metrics.length + rates.length > 1 || (account === '' && group === '');
  const parts = [account, group, isFigureNeeded ? figureText : ''].filter((part) => part !== '');
  return parts.length === 3 ? `${parts[0]}: ${parts[1]}, ${parts[2]}` : parts.join(': ');
}
