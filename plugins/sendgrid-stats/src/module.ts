import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './frontend/ConfigEditor';
import { DataSource } from './frontend/DataSource';
import { QueryEditor } from './frontend/QueryEditor';
import { QueryHelp } from './frontend/QueryHelp';

export const plugin = new DataSourcePlugin(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
