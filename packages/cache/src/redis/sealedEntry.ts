import type { Entry } from '../Entry';
import { type PackLimits, packValue, unpackValue } from '../codec/packValue';
import { type Generation, generationBytes } from './Generations';
import { seal, sealBytes, unseal } from './seal';
import type { SharedOwner } from './SharedOwner';

/** Layout of the sealed payload: fetchedAtMs and freshForMs (8 bytes each, big endian), generation, packed value. */
const generationAt = 16;
const valueAt = generationAt + generationBytes;

/** What can be read of an entry without its value, seal included: enough to tell any two entries apart. */
export const headBytes = sealBytes + valueAt;

/** When an entry was fetched and what it belongs to. */
export interface EntryHead {
  readonly fetchedAtMs: number;
  readonly generation: string;
}

/** An entry as Redis holds it. @throws CodecError when its value cannot be shared */
export async function sealEntry(entry: Entry, { name, generation, owner, limits }: EntrySeal): Promise<Buffer> {
  const head = Buffer.alloc(valueAt);
  head.writeDoubleBE(entry.fetchedAtMs, 0);
  head.writeDoubleBE(entry.freshForMs, 8);
  head.write(generation, generationAt, 'latin1');
  return seal(name, Buffer.concat([head, await packValue(entry.value, limits)]), owner);
}

/** The entry, without its key; `undefined` when it was not sealed by the owner for this name and generation. */
export async function openEntry(
  sealed: Buffer,
  { name, generation, owner, limits }: EntrySeal
): Promise<Omit<Entry, 'key'> | undefined> {
  const payload = unseal(name, sealed, owner);
  if (payload === undefined || payload.length < valueAt || headOf(payload).generation !== generation) {
    return undefined;
  }
  const value = await unpackValue(payload.subarray(valueAt), limits);
  return { owner: owner.id, value, fetchedAtMs: payload.readDoubleBE(0), freshForMs: payload.readDoubleBE(8) };
}

/** What the first `headBytes` of a stored value say, which anybody may have written. */
export function claimOf(sealedHead: Buffer): EntryHead | undefined {
  return sealedHead.length === headBytes ? headOf(sealedHead.subarray(sealBytes)) : undefined;
}

/** What a sealed entry is bound to. */
export interface EntrySeal {
  /** Of the key that it is stored under. */
  readonly name: string;
  readonly generation: Generation;
  readonly owner: SharedOwner;
  readonly limits: PackLimits;
}

function headOf(payload: Buffer): EntryHead {
  return { fetchedAtMs: payload.readDoubleBE(0), generation: payload.toString('latin1', generationAt, valueAt) };
}
