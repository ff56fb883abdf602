import { types } from 'node:util';

// What V8 spends on a 64-bit machine without pointer compression (Node); Bun's JavaScriptCore is close.
const pointerBytes = 8;
const objectBytes = 24;
const arrayBytes = 48;
const stringBytes = 16;
const boxBytes = 16;
const bufferBytes = 200;
const collectionBytes = 64;
const mapSlotBytes = 44;

const notLatin1 = /[^\u0000-\u00ff]/;

/**
 * Estimated bytes that `value` keeps in memory, everything reachable from it included and counted once (so a buffer
 * behind several typed arrays, and the whole of a buffer of which a view shows a part).
 *
 * Strings, arrays, plain objects, typed arrays, Maps and Sets are measured; other objects count their own enumerable
 * properties, functions nothing. For such data the estimate is between 0.8 and 2 times what the heap grows by (tested);
 * equal strings that happen to share memory are counted each.
 */
export function sizeOf(value: unknown): number {
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  let bytes = 0;
  while (pending.length > 0) {
    bytes += shallowSize(pending.pop(), { seen, pending });
  }
  return bytes;
}

interface Walk {
  readonly seen: Set<object>;
  /** What still has to be measured: a list instead of recursion, for deep data. */
  readonly pending: unknown[];
}

function shallowSize(value: unknown, walk: Walk): number {
  switch (typeof value) {
    case 'string':
      return stringSize(value);
    case 'bigint':
      return boxBytes + pointerBytes;
    case 'object':
      return value === null || walk.seen.has(value) ? 0 : objectSize(value, walk);
    default:
      // Numbers and booleans live in the slot that holds them, which whoever holds them counts.
      return 0;
  }
}

function stringSize(text: string): number {
  return stringBytes + roundUp(notLatin1.test(text) ? text.length * 2 : text.length);
}

function objectSize(value: object, walk: Walk): number {
  walk.seen.add(value);
  if (Array.isArray(value)) {
    return arraySize(value, walk);
  }
  if (ArrayBuffer.isView(value)) {
    walk.pending.push(value.buffer);
    return bufferBytes;
  }
  if (types.isAnyArrayBuffer(value)) {
    return bufferBytes + value.byteLength;
  }
  if (types.isMap(value)) {
    for (const [key, item] of value) {
      walk.pending.push(key, item);
    }
    return collectionBytes + value.size * mapSlotBytes;
  }
  if (types.isSet(value)) {
    for (const item of value) {
      walk.pending.push(item);
    }
    return collectionBytes + value.size * mapSlotBytes;
  }
  return propertiesSize(value, walk);
}

function arraySize(items: readonly unknown[], walk: Walk): number {
  let numbers = 0;
  let boxes = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      numbers += 1;
      boxes += needsBox(item) ? 1 : 0;
    } else {
      walk.pending.push(item);
    }
  }
  // An array of nothing but numbers holds them without boxes.
  const boxedBytes = numbers === items.length ? 0 : boxes * boxBytes;
  return arrayBytes + items.length * pointerBytes + boxedBytes;
}

function propertiesSize(value: object, walk: Walk): number {
  let bytes = objectBytes;
  for (const item of Object.values(value)) {
    bytes += pointerBytes + (needsBox(item) ? boxBytes : 0);
    walk.pending.push(item);
  }
  if (types.isNativeError(value)) {
    bytes += stringSize(value.message) + stringSize(value.stack ?? '');
    walk.pending.push(value.cause);
  }
  return bytes;
}

/** Whether a value in a slot for anything is a number that does not fit into the slot itself. */
function needsBox(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) !== value;
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / pointerBytes) * pointerBytes;
}
