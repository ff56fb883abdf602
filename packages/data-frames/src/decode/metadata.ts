import type { FieldConfig } from '../FieldConfig';
import type { Labels } from '../Field';
import type { Frame } from '../Frame';
import type { FrameMeta } from '../FrameMeta';

/** Name, refId and meta of a frame; absent where the schema has none or an empty one. */
export function decodeFrameMetadata(metadata: ReadonlyMap<string, string>): Omit<Frame, 'fields'> {
  const name = metadata.get('name');
  const refId = metadata.get('refId');
  const meta = metadata.get('meta');
  return {
    ...(name && { name }),
    ...(refId && { refId }),
    ...(meta && { meta: JSON.parse(meta) as FrameMeta }),
  };
}

/** Labels and config of a field; absent where it has none. */
export function decodeFieldMetadata(metadata: ReadonlyMap<string, string>): {
  readonly labels?: Labels;
  readonly config?: FieldConfig;
} {
  const labels = metadata.get('labels');
  const config = metadata.get('config');
  return {
    ...(labels && { labels: JSON.parse(labels) as Labels }),
    ...(config && { config: JSON.parse(config) as FieldConfig }),
  };
}
