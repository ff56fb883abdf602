import { EditorRow, Warnings, warningsFor } from '@glance/query-editor';
import { METRICS, ratesOf } from '../../shared/sources';
import { metricOptions, rateOptions } from '../figureOptions';
import { type StatsPartProps } from './EditorPartProps';
import { FigureField } from './FigureField';

export interface FiguresRowProps extends StatsPartProps {
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

/** What is counted. */
export function FiguresRow({ id, query, defaults, patch, warnings, variables }: FiguresRowProps) {
  const source = query.source ?? defaults.source;
  const metricWarnings = warningsFor(warnings, 'metrics');
  const rateWarnings = warningsFor(warnings, 'rates');
  return (
    <EditorRow label="Figures">
      <FigureField
        id={`${id}-metrics`}
        label="Metrics"
        tooltip="How many mails or events. Grouped as on SendGrid's own pages: delivery, engagement, problems, drops"
        value={query.metrics ?? defaults.metrics}
        options={metricOptions(source)}
        order={METRICS[source]}
        variables={variables}
        invalid={metricWarnings.some(({ severity }) => severity === 'warning')}
        onChange={(metrics) => patch({ metrics })}
      />
      <FigureField
        id={`${id}-rates`}
        label="Rates"
        tooltip="In percent: deliveries, bounces and blocks of requests, the others of deliveries, as on SendGrid's own pages. No value where nothing was sent"
        value={query.rates ?? defaults.rates}
        options={rateOptions(source)}
        order={ratesOf(source)}
        variables={variables}
        invalid={rateWarnings.length > 0}
        onChange={(rates) => patch({ rates })}
      />
      <Warnings warnings={[...metricWarnings, ...rateWarnings]} />
    </EditorRow>
  );
}
