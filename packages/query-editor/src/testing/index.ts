import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Editors hide nothing from the accessibility tree, and asking for it at every look-up takes most of a test's time.
// What is looked for comes late on a busy machine.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

export { dataSourceFactory, type CreateDataSourceOptions } from './dataSourceFactory';
export { dataSourceSettings, type DataSourceSettingsOptions } from './dataSourceSettings';
export { describeModule, type PluginModule } from './describeModule';
export { enterAtOnce } from './enterAtOnce';
export { FakeBackend, refusal } from './FakeBackend';
export { FakeTemplateSrv, type FakeVariable } from './FakeTemplateSrv';
export { renderEditor, type RenderedEditor, type RenderEditorOptions } from './renderEditor';
export { paste } from './paste';
export {
  queryEditorOpener,
  type OpenQueryEditor,
  type OpenQueryEditorOptions,
  type QueryEditorUnderTest,
} from './queryEditorOpener';
