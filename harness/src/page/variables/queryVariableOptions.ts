import {
  CoreApp,
  getDefaultTimeRange,
  toDataFrame,
  VariableSupportType,
  type CustomVariableSupport,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type MetricFindValue,
  type StandardVariableSupport,
  type TimeRange,
} from '@grafana/data';
import { from, lastValueFrom } from 'rxjs';
import { buildRequest } from '../queries/buildRequest';
import { responseErrors } from '../queries/runRequest';
import { type VariableOption } from './VariableState';

interface VariableQueryInput {
  readonly dataSource: DataSourceApi;
  /** The variable's `query` as the dashboard holds it. */
  readonly query: unknown;
  readonly variableName: string;
  readonly timeRange?: TimeRange;
}

/**
 * Asks a data source for the options of a query variable, in whichever of Grafana's four ways it supports.
 * @throws Error with the data source's message
 */
export async function queryVariableOptions(input: VariableQueryInput): Promise<readonly VariableOption[]> {
  const { dataSource, query, variableName } = input;
  const range = input.timeRange ?? getDefaultTimeRange();
  const support = dataSource.variables;
  const target = { ...(typeof query === 'string' ? { query } : (query as object)), refId: `${variableName}-variable` };
  const request = (queryTarget: DataQuery): DataQueryRequest =>
    buildRequest({
      app: CoreApp.Dashboard,
      dataSource,
      targets: [queryTarget],
      timeRange: range,
      timeZone: 'utc',
      maxDataPoints: 1000,
    });

  switch (support?.getType()) {
    case VariableSupportType.Custom: {
      const custom = support as CustomVariableSupport<DataSourceApi>;
      return fromResponse(await lastValueFrom(custom.query(request(target))));
    }
    case VariableSupportType.Standard: {
      const standard = support as StandardVariableSupport<DataSourceApi>;
      const standardTarget = standard.toDataQuery({ query: '', ...target });
      const asked = request(standardTarget);
      return fromResponse(await lastValueFrom(standard.query?.(asked) ?? from(dataSource.query(asked))));
    }
    case VariableSupportType.Datasource:
      return fromResponse(await lastValueFrom(from(dataSource.query(request(target)))));
    default:
      if (!dataSource.metricFindQuery) {
        throw new Error(`${dataSource.type} has no query variables`);
      }
      return (await dataSource.metricFindQuery(query, { range, variable: { name: variableName } })).map(toOption);
  }
}

function fromResponse(response: DataQueryResponse): readonly VariableOption[] {
  const [error] = responseErrors(response);
  if (error) {
    throw new Error(error.message ?? error.data?.message ?? 'The variable query failed');
  }
  return response.data.flatMap((data) => {
    const frame = toDataFrame(data);
    const byName = (name: string) => frame.fields.find((field) => field.name === name);
    const texts = byName('text') ?? byName('value') ?? frame.fields[0];
    const values = byName('value') ?? texts;
    return Array.from({ length: frame.length }, (_, row) => ({
      text: String(texts?.values[row]),
      value: String(values?.values[row]),
    }));
  });
}

function toOption({ text, value }: MetricFindValue): VariableOption {
  return { text, value: String(value ?? text) };
}
