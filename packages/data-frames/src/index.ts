export type { FieldType, FieldValues } from './FieldType';
export type { DataLink, EnumConfig, FieldConfig } from './FieldConfig';
export type { Field, FieldOf, Labels } from './Field';
export type { FrameMeta, FrameType, Notice, QueryStat } from './FrameMeta';
export type { Frame } from './Frame';
export { FrameError, isFrameError } from './FrameError';
export { type CheckedFrame, checkFrame } from './CheckedFrame';
export {
  type FieldOptions,
  booleanField,
  buildField,
  enumField,
  float64Field,
  int64Field,
  jsonField,
  stringField,
  timeField,
} from './fieldBuilders';
export type { NumberValues, SeriesInput } from './shapes/SeriesInput';
export type { ShapeOptions } from './shapes/ShapeOptions';
export { type TimeSeriesWideInput, timeSeriesWide } from './shapes/timeSeriesWide';
export { type TimeSeriesMultiInput, timeSeriesMulti } from './shapes/timeSeriesMulti';
export { type NumericLongInput, numericLong } from './shapes/numericLong';
export { type LogLinesInput, logLines } from './shapes/logLines';
export { type TableInput, table } from './shapes/table';
export { noData } from './shapes/noData';
export { withNotices } from './withNotices';
export { withRefId } from './withRefId';
export { isBitSet } from './validity';
export { encodeFile as encodeFrame } from './encode/file';
