import { DataType, type Field as ArrowField } from 'apache-arrow';
import type { FieldType } from '../FieldType';
import { FrameError } from '../FrameError';

/** The field type of an Arrow field: by its Arrow type, and by Grafana's `tstype` where two types share one. */
export function decodeFieldType(field: ArrowField): FieldType {
  const type: DataType = field.type;
  if (DataType.isInt(type)) {
    if (type.bitWidth === 16 && !type.isSigned && field.metadata.get('tstype') === 'enum') {
      return 'enum';
    }
    return `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}`;
  }
  if (DataType.isFloat(type) && type.precision > 0) {
    return type.precision === 1 ? 'float32' : 'float64';
  }
  if (DataType.isUtf8(type)) {
    return 'string';
  }
  if (DataType.isBool(type)) {
    return 'boolean';
  }
  if (DataType.isTimestamp(type)) {
    return 'time';
  }
  if (DataType.isBinary(type)) {
    return 'json';
  }
  throw new FrameError(
    `Field "${field.name}" is of an Arrow type that Grafana refuses: ${String(type)}`,
    undefined,
    field.name
  );
}
