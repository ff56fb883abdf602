import '@testing-library/jest-dom';

export { renderEditor, type RenderedEditor, type RenderEditorOptions } from './renderEditor';
