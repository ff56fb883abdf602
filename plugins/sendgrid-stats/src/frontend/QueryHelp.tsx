import { type QueryExample, QueryExamples } from '@glance/query-editor';
import { type QueryEditorHelpProps } from '@grafana/data';
import { type CreditsQueryModel, type ReputationQueryModel } from '../shared/AccountQuery';
import { type StatsQueryModel } from '../shared/StatsQuery';
import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';

const EXAMPLES: ReadonlyArray<QueryExample<StatsQueryModel | CreditsQueryModel | ReputationQueryModel>> = [
  {
    title: 'What each account sends',
    text: 'Delivered mails a day, one series for each account.',
    query: { queryType: 'stats', metrics: ['delivered'] },
  },
  {
    title: 'Delivered rate of each account',
    text: 'In percent of what was handed to SendGrid: the same threshold fits a large account and a small one.',
    query: { queryType: 'stats', metrics: [], rates: ['delivered'] },
  },
  {
    title: 'What went wrong',
    text: 'Bounces, blocks and spam reports as rates; today is left out.',
    query: { queryType: 'stats', metrics: [], rates: ['bounces', 'blocks', 'spam_reports'], today: 'drop' },
  },
  {
    title: 'How mailings are read',
    text: 'Opens and clicks of the ten largest categories, week by week.',
    query: {
      queryType: 'stats',
      source: 'categories',
      metrics: [],
      rates: ['unique_opens', 'unique_clicks'],
      aggregatedBy: 'week',
    },
  },
  {
    title: 'Who blocks mail',
    text: 'Blocks by mailbox provider, the largest first: for tables.',
    query: {
      queryType: 'stats',
      source: 'mailboxProviders',
      metrics: ['delivered', 'blocks', 'deferred'],
      top: { by: 'blocks' },
      aggregatedBy: 'month',
      format: 'table',
    },
  },
  {
    title: 'Mail of each subuser',
    text: 'Asked with the key of their parent.',
    query: { queryType: 'stats', source: 'subusers', metrics: ['delivered'] },
  },
  {
    title: 'Credits left',
    text: 'How many mails each account can still send: alert before there are none.',
    query: { queryType: 'credits', figures: ['remain'] },
  },
  {
    title: 'Reputation',
    text: 'SendGrid’s opinion of each account, in percent.',
    query: { queryType: 'reputation' },
  },
];

/** Examples to start from. */
export function QueryHelp({ query, onClickExample }: QueryEditorHelpProps<SendGridStatsDataQuery>) {
  return (
    <QueryExamples
      title="SendGrid Stats examples"
      examples={EXAMPLES}
      onChoose={(example) => onClickExample({ ...example, refId: query.refId })}
    />
  );
}
