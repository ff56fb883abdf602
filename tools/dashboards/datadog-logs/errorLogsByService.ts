import {
  type DashboardBuilder,
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { LogsSortOrder } from '@grafana/grafana-foundation-sdk/common';
import { chartPanel, placed, statPanel, tablePanel } from '../panels';
import { CHOSEN_LOGS, logDashboard } from './logDashboard';
import { LogsTarget } from './LogsTarget';

/**
 * How many buckets a chart has at most. The same for all, whatever their widths, so that panels of one search ask one
 * question.
 */
const MOST_BUCKETS = 200;

/** Datadog has four statuses for what is wrong. */
const ERRORS_QUERY = `status:(error OR critical OR alert OR emergency) ${CHOSEN_LOGS}`;
const ERRORS = new LogsTarget({
  queryType: 'logCounts',
  query: ERRORS_QUERY,
  computes: [{ aggregation: 'count', name: 'errors' }],
});
const ALL_LOGS = new LogsTarget(
  { queryType: 'logCounts', query: CHOSEN_LOGS, computes: [{ aggregation: 'count', name: 'logs' }] },
  'B'
);

const JOINED = { id: 'joinByField', options: { byField: 'time', mode: 'outer' } };
const SUMMED = { id: 'reduce', options: { mode: 'reduceFields', reducers: ['sum'] } };
const RATIO = {
  id: 'calculateField',
  options: {
    mode: 'binary',
    binary: { left: 'errors', operator: '/', right: 'logs' },
    alias: 'Error ratio',
    replaceFields: true,
  },
};

/** Where a ratio begins to be worth a look, and to be trouble. */
const RATIO_THRESHOLDS = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
  { value: null, color: 'green' },
  { value: 0.05, color: 'orange' },
  { value: 0.1, color: 'red' },
]);

const LEVEL_COLORS = {
  critical: 'purple',
  error: 'red',
  warning: 'orange',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
  unknown: 'gray',
} as const;

/** Who logs errors, how many of all logs they are, and the lines themselves. Asks Datadog six counts and two lists of logs. */
export function errorLogsByService(): DashboardBuilder {
  return logDashboard({
    uid: 'datadog-error-logs',
    title: 'Error logs by service',
    description: 'How many errors each service logs, what part of all logs they are, and the lines themselves.',
  })
    .withPanel(
      statPanel({
        title: 'Errors',
        description:
          'Logs with the status error or worse in the time range. The newest minutes may still grow: logs come late.',
        at: [0, 0, 8, 5],
        targets: [ERRORS],
        calc: 'sum',
        hasSparkline: true,
      })
        .maxDataPoints(MOST_BUCKETS)
        .unit('short')
        .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('red'))
    )
    .withPanel(
      statPanel({
        title: 'Error ratio',
        description: 'Errors of all logs in the time range.',
        at: [8, 0, 8, 5],
        targets: [ERRORS, ALL_LOGS],
        calc: 'lastNotNull',
        hasSparkline: false,
      })
        .maxDataPoints(MOST_BUCKETS)
        .unit('percentunit')
        .decimals(2)
        .thresholds(RATIO_THRESHOLDS)
        .transformations([JOINED, SUMMED, RATIO])
    )
    .withPanel(
      statPanel({
        title: 'Logs',
        description: 'All logs in the time range, of any status.',
        at: [16, 0, 8, 5],
        targets: [ALL_LOGS],
        calc: 'sum',
        hasSparkline: true,
      })
        .maxDataPoints(MOST_BUCKETS)
        .unit('short')
        .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('blue'))
    )
    .withPanel(
      chartPanel({
        title: 'Errors by service',
        description: 'The ten services with the most errors in the time range. Logs without a service are "(none)".',
        at: [0, 5, 12, 12],
        targets: [
          new LogsTarget({ queryType: 'logCounts', query: ERRORS_QUERY, groupBy: [{ facet: 'service', limit: 10 }] }),
        ],
        style: 'lines',
        legendCalc: 'sum',
      }).maxDataPoints(MOST_BUCKETS)
    )
    .withPanel(
      chartPanel({
        title: 'Error ratio over time',
        description: 'Errors of all logs, bucket by bucket.',
        at: [12, 5, 12, 12],
        targets: [ERRORS, ALL_LOGS],
        style: 'lines',
        legendCalc: 'max',
      })
        .maxDataPoints(MOST_BUCKETS)
        .unit('percentunit')
        .transformations([JOINED, RATIO])
    )
    .withPanel(
      coloured(
        chartPanel({
          title: 'Log volume by level',
          description: 'All logs by their level, on top of each other.',
          at: [0, 17, 12, 13],
          targets: [new LogsTarget({ queryType: 'logVolume', query: CHOSEN_LOGS })],
          style: 'stackedBars',
          legendCalc: 'sum',
        }).maxDataPoints(MOST_BUCKETS)
      )
    )
    .withPanel(
      chartPanel({
        title: 'Slowest services',
        description: 'What 95 of 100 requests of a service take at most, for the five slowest.',
        at: [12, 17, 12, 13],
        targets: [
          new LogsTarget({
            queryType: 'logCounts',
            query: `@duration:>0 ${CHOSEN_LOGS}`,
            computes: [{ aggregation: 'pc95', metric: '@duration' }],
            groupBy: [{ facet: 'service', limit: 5, missing: false }],
          }),
        ],
        style: 'lines',
        legendCalc: 'max',
      })
        .maxDataPoints(MOST_BUCKETS)
        .unit('ns')
    )
    .withPanel(
      tablePanel({
        title: 'Where errors come from',
        description: 'The services and hosts with the most errors in the time range.',
        at: [0, 30, 24, 8],
        targets: [
          new LogsTarget({
            queryType: 'logCounts',
            query: ERRORS_QUERY,
            groupBy: [
              { facet: 'service', limit: 10 },
              { facet: 'host', limit: 5 },
            ],
            mode: 'total',
          }),
        ],
        columns: { service: { heading: 'Service' }, host: { heading: 'Host' }, count: { heading: 'Errors' } },
      })
    )
    .withPanel(
      placed(new LogsBuilder(), {
        title: 'Error logs',
        description: 'The newest hundred lines with the status error or worse.',
        at: [0, 38, 24, 14],
        targets: [new LogsTarget({ queryType: 'logs', query: ERRORS_QUERY, limit: 100 })],
      })
        .showTime(true)
        .wrapLogMessage(false)
        .enableLogDetails(true)
        .sortOrder(LogsSortOrder.Descending)
    );
}

function coloured<
  Builder extends { overrideByName(name: string, properties: Array<{ id: string; value: unknown }>): Builder },
>(chart: Builder): Builder {
  for (const [level, fixedColor] of Object.entries(LEVEL_COLORS)) {
    chart.overrideByName(level, [{ id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor } }]);
  }
  return chart;
}
