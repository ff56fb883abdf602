export { AnswerAge, type AnswerAgeProps } from './AnswerAge';
export { EditorField, type EditorFieldProps } from './EditorField';
export { EditorHint, type EditorHintProps, type HintSeverity } from './EditorHint';
export { EditorRow, EditorRows, type EditorRowProps, type EditorRowsProps } from './EditorRow';
export { type EntryProblem } from './EntryList';
export { type FilterValues } from './FilterEntry';
export { FilterList, type FilterListProps } from './FilterList';
export { GroupByPicker, type GroupByPickerProps } from './GroupByPicker';
export { MultiValuePicker, type MultiValuePickerProps } from './MultiValuePicker';
export { NumberField, type NumberFieldProps } from './NumberField';
export { type PickerOption } from './PickerOption';
export { type Property, type PropertyKind } from './Property';
export { type PropertyFilter } from './PropertyFilter';
export { QueryTextField, type QueryTextFieldProps } from './QueryTextField';
export { ResourceHint, type ResourceHintProps } from './ResourceHint';
export { SecretField, type SecretFieldProps } from './SecretField';
export { SwitchField, type SwitchFieldProps } from './SwitchField';
export { useQueryPatch, type QueryPatchOptions } from './hooks/useQueryPatch';
export {
  useResourceOptions,
  type LoadedOptions,
  type ResourceOptions,
  type ResourceOptionsRequest,
} from './hooks/useResourceOptions';
export { ValuePicker, type ValuePickerProps } from './ValuePicker';
export { withoutDefaults } from './withoutDefaults';
