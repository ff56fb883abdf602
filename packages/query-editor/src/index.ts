export { BackendDataSource } from './dataSource/BackendDataSource';
export { BackendVariableSupport, type BackendVariableOptions } from './dataSource/BackendVariableSupport';
export { EditorField, type EditorFieldProps } from './EditorField';
export { EditorHint, type EditorHintProps, type HintSeverity } from './EditorHint';
export { EditorRow, EditorRows, type EditorRowProps, type EditorRowsProps } from './EditorRow';
export { EntryList, isInvalidEntry, type EntryListProps, type EntryProblem } from './EntryList';
export { type FilterValues } from './FilterEntry';
export { FilterList, type FilterListProps } from './FilterList';
export { entriesInWords, fieldPlace } from './formWords';
export { FormatField, type FormatFieldProps } from './FormatField';
export { grafanaFields } from './grafanaFields';
export { GroupByPicker, type GroupByPickerProps } from './GroupByPicker';
export { isAlerting } from './isAlerting';
export { LegendField, type LegendFieldProps } from './LegendField';
export { listedOptions, type ListedValues } from './listedOptions';
export { MultiValuePicker, type MultiValuePickerProps } from './MultiValuePicker';
export { HiddenLabel, type HiddenLabelProps } from './HiddenLabel';
export { NumberField, type NumberFieldProps } from './NumberField';
export { NumberInput, type NumberInputProps } from './NumberInput';
export { OptionPicker, type OptionPickerProps } from './OptionPicker';
export { type PartProps } from './PartProps';
export { type PartWarning, variableWarnings, warningsFor } from './PartWarning';
export { type PickerOption } from './PickerOption';
export { type Property, type PropertyKind } from './Property';
export { type PropertyFilter } from './PropertyFilter';
export { QueryAnswerAge, type QueryAnswerAgeProps } from './QueryAnswerAge';
export { QueryExamples, type QueryExample, type QueryExamplesProps } from './QueryExamples';
export { QueryTextField, type QueryTextFieldProps } from './QueryTextField';
export { type QueryTypeProps } from './QueryTypeProps';
export { QueryTypeRow, type QueryTypeRowProps } from './QueryTypeRow';
export { ResourceHint, type ResourceHintProps } from './ResourceHint';
export { SecretField, type SecretFieldProps } from './SecretField';
export { AdvancedSection, type AdvancedSectionProps, type CacheTtlSetting } from './settings/AdvancedSection';
export { settingProblem } from './settings/settingProblem';
export { SettingsSection, type SettingsSectionBoxProps } from './settings/SettingsSection';
export { TextSetting, type TextSettingProps } from './settings/TextSetting';
export { useSavedDataSource } from './settings/useSavedDataSource';
export { useSettings, type SecretState, type Settings } from './settings/useSettings';
export { shownTime, type ShownTime } from './ShownTime';
export { SwitchField, type SwitchFieldProps } from './SwitchField';
export { useQueryEditor, type QueryEditorState, type QueryTypes } from './hooks/useQueryEditor';
export { useQueryPatch, type QueryPatchOptions } from './hooks/useQueryPatch';
export {
  useResourceOptions,
  type LoadedOptions,
  type ResourceOptions,
  type ResourceOptionsRequest,
} from './hooks/useResourceOptions';
export { ValuePicker, type ValuePickerProps } from './ValuePicker';
export { withDefaultMarked } from './withDefaultMarked';
export { withoutDefaults } from './withoutDefaults';
export { expandVariables, isAllSelected } from './variables/expandVariables';
export { plainVariables, type PlainVariable } from './variables/plainVariables';
export { replaceVariables } from './variables/replaceVariables';
export { savedVariableQuery } from './variables/savedVariableQuery';
export { VariableListField, type VariableListFieldProps } from './variables/VariableListField';
export { variableOptions } from './variables/variableOptions';
export { selectionOf, type VariableContext, type VariableSelection } from './variables/VariableSelection';
export { Warnings } from './Warnings';
