import { type QueryExample, QueryExamples } from '@glance/query-editor';
import { type QueryEditorHelpProps } from '@grafana/data';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type LogsQueryModel } from '../shared/LogsQuery';
import { type DatadogLogsDataQuery } from './DatadogLogsDataQuery';
import { SearchHelp } from './search/SearchHelp';

const EXAMPLES: ReadonlyArray<QueryExample<LogCountsQueryModel | LogsQueryModel>> = [
  {
    title: 'Errors by service',
    text: 'How many errors each service logs; logs without a service are (none).',
    query: { queryType: 'logCounts', query: 'status:error', groupBy: [{ facet: 'service' }] },
  },
  {
    title: 'Logs by status',
    text: 'Everything that is logged, to see what stands out.',
    query: { queryType: 'logCounts', groupBy: [{ facet: 'status' }] },
  },
  {
    title: 'How long requests take',
    text: 'The 95th percentile beside the number of requests: two measures, one call.',
    query: {
      queryType: 'logCounts',
      query: '@http.status_code:*',
      computes: [{ aggregation: 'count' }, { aggregation: 'pc95', metric: '@duration' }],
    },
  },
  {
    title: 'Server errors by path',
    text: 'One number for each path over the range: for tables and bar gauges.',
    query: {
      queryType: 'logCounts',
      query: '@http.status_code:[500 TO 599]',
      groupBy: [{ facet: '@http.url_details.path', missing: false }],
      mode: 'total',
    },
  },
  {
    title: 'How many users met an error',
    text: 'Counts different values instead of logs.',
    query: {
      queryType: 'logCounts',
      query: 'status:error',
      computes: [{ aggregation: 'cardinality', metric: '@usr.id' }],
    },
  },
  {
    title: 'A service that should log',
    text: 'Is 0 when the service is silent, and is there even if it never logged: alert when it is below 1.',
    query: {
      queryType: 'logCounts',
      groupBy: [{ facet: 'service' }],
      interval: '5m',
      expectedGroups: [{ service: 'checkout' }],
    },
  },
  {
    title: 'The errors themselves',
    text: 'The newest first.',
    query: { queryType: 'logs', query: 'status:error' },
  },
];

/** The search syntax in short, and examples to start from. */
export function QueryHelp({ query, onClickExample }: QueryEditorHelpProps<DatadogLogsDataQuery>) {
  return (
    <>
      <QueryExamples
        title="Datadog Logs examples"
        examples={EXAMPLES}
        onChoose={(example) => onClickExample({ ...example, refId: query.refId })}
      />
      <SearchHelp />
    </>
  );
}
