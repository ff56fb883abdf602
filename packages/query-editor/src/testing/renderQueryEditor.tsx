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
import { type RenderedEditor, renderEditor } from './renderEditor';

export interface RenderQueryEditorOptions<
  DataSource extends DataSourceApi<Query, Options>,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
> {
  readonly Editor: ComponentType<QueryEditorProps<DataSource, Query, Options>>;
  readonly dataSource: DataSource;
  readonly query: Query;
  readonly app?: CoreApp;
  /** The answer on screen. */
  readonly frames?: DataFrame[];
  readonly range?: TimeRange;
}

export interface RenderedQueryEditor<Query> extends RenderedEditor<Query> {
  readonly onRunQuery: jest.Mock<void, []>;
}

/** Draws the editor of a query as panels, Explore and alert rules do. */
export async function renderQueryEditor<
  DataSource extends DataSourceApi<Query, Options>,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
>(options: RenderQueryEditorOptions<DataSource, Query, Options>): Promise<RenderedQueryEditor<Query>> {
  const { Editor, dataSource, query, app, frames = [], range } = options;
  const onRunQuery = jest.fn<void, []>();
  const data = { state: LoadingState.Done, series: frames, timeRange: range } as PanelData;
  const editor = await renderEditor<Query>({
    value: query,
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
  return { ...editor, onRunQuery };
}
