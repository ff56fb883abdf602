import { type EntryProblem } from '@glance/query-editor';
import { statsDefaults } from '../shared/defaults';
import { ALL, type StatsQueryModel } from '../shared/StatsQuery';
import { metricText } from './figureOptions';
import { NAME_WORDS } from './nameWords';

/** From here on an alert rule has more instances than somebody reads. */
const MANY_SERIES = 100;

const GROWING: readonly string[] = ['opens', 'unique_opens', 'clicks', 'unique_clicks', 'unsubscribes', 'spam_reports'];

/**
 * Why an alert rule on a query would fire wrongly or stay silent. In a rule everything is said; of a panel, of which a
 * rule may be made, only what was chosen there and would come along.
 * @param accountCount how many accounts the query asks
 */
export function alertWarnings(
  query: StatsQueryModel,
  { fromAlert, accountCount }: { readonly fromAlert: boolean; readonly accountCount: number }
): readonly EntryProblem[] {
  const warn = (text: string): EntryProblem => ({ severity: 'warning', text });
  const tell = (text: string): EntryProblem => ({ severity: 'info', text });
  return [
    ...chosenRisks(query).map(warn),
    ...(fromAlert ? [...setUpRisks(query, accountCount).map(warn), ...setUpNotes(query, accountCount).map(tell)] : []),
  ];
}

function chosenRisks({ today, aggregatedBy = 'day' }: StatsQueryModel): readonly string[] {
  return today === 'include' || today === 'mark'
    ? [
        `An alert rule of this query counts the ${aggregatedBy} that contains today: in the morning it looks like an outage`,
      ]
    : [];
}

function setUpRisks(query: StatsQueryModel, accountCount: number): readonly string[] {
  const { source = 'global', names = [ALL], metrics, rates = [] } = query;
  const defaults = statsDefaults({ fromAlert: true }, source);
  const top = { ...defaults.top, ...query.top };
  const isTop = names.includes(ALL);
  const figureCount = (metrics ?? defaults.metrics).length + rates.length;
  const nameCount = source === 'global' ? 1 : isTop ? top.limit : names.length;
  const count = accountCount * nameCount * figureCount;
  return [
    ...(source !== 'global' && isTop
      ? [
          `The ${top.limit} largest by ${metricText(top.by)} are not the same every day: one that drops out resolves its alert. Name the ${NAME_WORDS[source].plural}`,
        ]
      : []),
    ...(count > MANY_SERIES
      ? [
          `Up to ${count} alert instances (${[accountCount, nameCount, figureCount].join(' × ')} accounts, names and figures)`,
        ]
      : []),
  ];
}

function setUpNotes({ metrics = [], rates = [] }: StatsQueryModel, accountCount: number): readonly string[] {
  const isGrowing = [...metrics, ...rates].some((figure) => GROWING.includes(figure));
  return [
    ...(accountCount > 1 ? ['An account that cannot be asked makes the rule an error that names it'] : []),
    ...(rates.length > 0 ? ['A day without mail has no rate: the rule’s setting for no data decides about it'] : []),
    ...(isGrowing ? ['Opens, clicks and complaints come in for days: the newest days are still too low'] : []),
  ];
}
