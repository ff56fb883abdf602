import { EditorField, EditorRow, MultiValuePicker, variableOptions, Warnings, warningsFor } from '@glance/query-editor';
import { type ReactNode } from 'react';
import { METRICS, ratesOf } from '../../shared/sources';
import { metricOptions, rateOptions } from '../figureOptions';
import { inListOrder } from '../inListOrder';
import { type StatsPartProps } from './EditorPartProps';

export interface FiguresRowProps extends StatsPartProps {
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  /** Further fields. */
  readonly children?: ReactNode;
}

/** What is counted. */
export function FiguresRow({ id, query, defaults, patch, warnings, variables, children }: FiguresRowProps) {
  const source = query.source ?? defaults.source;
  const metricWarnings = warningsFor(warnings, 'metrics');
  const rateWarnings = warningsFor(warnings, 'rates');
  const isWrong = metricWarnings.some(({ severity }) => severity === 'warning');
  return (
    <EditorRow label="Figures">
      <EditorField
        label="Metrics"
        htmlFor={`${id}-metrics`}
        growFrom={40}
        tooltip="How many mails or events. Grouped as on SendGrid's own pages: delivery, engagement, problems, drops"
      >
        <MultiValuePicker
          id={`${id}-metrics`}
          data-testid="sendgrid-metrics"
          values={query.metrics ?? defaults.metrics}
          options={[...metricOptions(source), ...variableOptions(variables)]}
          placeholder="None"
          customValueDescription="Use this metric"
          invalid={isWrong}
          onChange={(metrics) => patch({ metrics: inListOrder(metrics, METRICS[source]) })}
        />
      </EditorField>
      <EditorField
        label="Rates"
        htmlFor={`${id}-rates`}
        growFrom={30}
        tooltip="In percent: deliveries, bounces and blocks of requests, the others of deliveries, as on SendGrid's own pages. No value where nothing was sent"
      >
        <MultiValuePicker
          id={`${id}-rates`}
          data-testid="sendgrid-rates"
          values={query.rates ?? defaults.rates}
          options={[...rateOptions(source), ...variableOptions(variables)]}
          placeholder="None"
          customValueDescription="Use this rate"
          invalid={rateWarnings.length > 0}
          onChange={(rates) => patch({ rates: inListOrder(rates, ratesOf(source)) })}
        />
      </EditorField>
      {children}
      <Warnings warnings={[...metricWarnings, ...rateWarnings]} />
    </EditorRow>
  );
}
