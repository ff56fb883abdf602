export { EditorField, type EditorFieldProps } from './EditorField';
export { EditorHint, type EditorHintProps, type HintSeverity } from './EditorHint';
export { EditorRow, EditorRows, type EditorRowProps, type EditorRowsProps } from './EditorRow';
export { NumberField, type NumberFieldProps } from './NumberField';
export { QueryTextField, type QueryTextFieldProps } from './QueryTextField';
