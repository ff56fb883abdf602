import {
  type CoreApp,
  type DataFrame,
  type DataQuery,
  type DataSourceApi,
  type DataSourceJsonData,
  LoadingState,
  type PanelData,
  type QueryEditorProps,
  type TimeRange,
} from '@grafana/data';
import { type ComponentType } from 'react';
import { type CreateDataSourceOptions } from './dataSourceFactory';
import { FakeBackend } from './FakeBackend';
import { type RenderedEditor, renderEditor } from './renderEditor';

type Answers = ConstructorParameters<typeof FakeBackend>[0];

export interface QueryEditorUnderTest<
  DataSource extends DataSourceApi<Query, Options>,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
> {
  readonly Editor: ComponentType<QueryEditorProps<DataSource, Query, Options>>;
  readonly createDataSource: (options: CreateDataSourceOptions<Options>) => DataSource;
  /** What the backend answers in a test that says nothing of it. */
  readonly answers: Answers;
  /** The query of a test, to which each adds what it is about. */
  readonly query: Query;
  readonly range?: TimeRange;
}

export interface OpenQueryEditorOptions<Options extends DataSourceJsonData> extends CreateDataSourceOptions<Options> {
  /** Fields of the query, perhaps some that it cannot have. */
  readonly query?: object;
  readonly app?: CoreApp;
  /** The answer on screen. */
  readonly frames?: DataFrame[];
  readonly answers?: Answers;
}

export interface OpenQueryEditor<Query> extends RenderedEditor<Query> {
  readonly onRunQuery: jest.Mock<void, []>;
  readonly backend: FakeBackend;
}

/** A function that draws the editor of a data source's queries as panels, Explore and alert rules do. */
export function queryEditorOpener<
  DataSource extends DataSourceApi<Query, Options>,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
>(
  under: QueryEditorUnderTest<DataSource, Query, Options>
): (options?: OpenQueryEditorOptions<Options>) => Promise<OpenQueryEditor<Query>> {
  const { Editor, createDataSource, range } = under;
  return async ({ query, app, frames = [], answers = under.answers, ...options } = {}) => {
    const backend = new FakeBackend(answers);
    const dataSource = createDataSource(options);
    const onRunQuery = jest.fn<void, []>();
    const data = { state: LoadingState.Done, series: frames, timeRange: range } as PanelData;
    const editor = await renderEditor<Query>({
      value: { ...under.query, ...query },
      render: (value, onChange) => (
        <Editor
          datasource={dataSource}
          query={value}
          app={app}
          data={data}
          range={range}
          onChange={onChange}
          onRunQuery={onRunQuery}
        />
      ),
    });
    return { ...editor, onRunQuery, backend };
  };
}
