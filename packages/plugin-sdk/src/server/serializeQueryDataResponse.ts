import { DataResponse, type QueryDataResponse } from '../gen/backend';

/** Wire types of length-delimited fields: field number × 8 + 2. */
const responsesTag = 0x0a;
const keyTag = 0x0a;
const valueTag = 0x12;
const framesTag = 0x0a;

/**
 * Bytes of a QueryDataResponse. The generated encoder copies every frame once per level of nesting, and its adapter to
 * grpc-js once more; here each is copied once, which matters for frames of megabytes.
 */
export function serializeQueryDataResponse({ responses }: QueryDataResponse): Buffer {
  const message: Uint8Array[] = [];
  for (const [refId, response] of Object.entries(responses)) {
    const key = Buffer.from(refId);
    const value = responseParts(response);
    const entry = [prefix(keyTag, key.byteLength), key, prefix(valueTag, sizeOf(value)), ...value];
    message.push(prefix(responsesTag, sizeOf(entry)), ...entry);
  }
  return Buffer.concat(message);
}

function responseParts(response: DataResponse): readonly Uint8Array[] {
  const frames = response.frames.flatMap((frame) => [prefix(framesTag, frame.byteLength), frame]);
  return [...frames, DataResponse.encode({ ...response, frames: [] }).finish()];
}

function prefix(tag: number, length: number): Uint8Array {
  const bytes = [tag];
  let rest = length;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, part) => size + part.byteLength, 0);
}
