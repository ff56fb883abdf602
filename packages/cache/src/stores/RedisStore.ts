import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import { CodecError } from '../codec/CodecError';
import type { PackLimits } from '../codec/packValue';
import type { Entry } from '../Entry';
import { type Generation, type Generations, generationTtlMs } from '../redis/Generations';
import { generationKeyName, keyName } from '../redis/keyName';
import type { RedisReply } from '../redis/RedisConnection';
import type { SendCommand } from '../redis/RedisLink';
import { RedisScript } from '../redis/RedisScript';
import { claimOf, type EntrySeal, headBytes, openEntry, sealEntry } from '../redis/sealedEntry';
import { canShare, type SharedOwner } from '../redis/SharedOwner';
import type { CacheStore } from './CacheStore';

/** What a store works with. */
export interface RedisStoreOptions {
  readonly send: SendCommand;
  readonly generations: Generations;
  readonly limits: PackLimits;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A stale answer can stand in for a failed load, so values are kept beyond their freshness. */
const keptStaleForMs = 7 * dayMs;

/** No value is kept longer: a generation has to outlive all that belong to it. */
const maxKeptForMs = generationTtlMs - dayMs;

/** How often to try again when others store the same value at the same time. */
const maxTries = 5;

const peekScript = new RedisScript(`
return { text('GETRANGE', KEYS[1], 0, ARGV[1]), text('GET', KEYS[2]) }
`);

// Stores only if nothing has changed since the look before, so that a value is never replaced by one fetched earlier.
const storeScript = new RedisScript(`
if text('GETRANGE', KEYS[1], 0, ARGV[1]) ~= ARGV[2] or text('GET', KEYS[2]) ~= ARGV[3] then return 0 end
redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[5])
redis.call('SET', KEYS[1], ARGV[6], 'PX', ARGV[7])
return 1
`);

/** What is stored at the moment, as far as it matters for replacing it. */
interface Peek {
  readonly head: Buffer;
  readonly generation: Buffer;
}

/**
 * Entries in Redis or Valkey, shared by all processes that have the credentials. Each is sealed: one that was altered,
 * cut off, moved to another key, put there by somebody else or written by another version is unknown, and gets
 * overwritten. Redis drops it 7 days after its freshness, or when it needs the memory.
 *
 * Rejects with RedisDown while Redis cannot be used. Owners that cannot prove what is theirs have nothing here.
 */
export class RedisStore implements CacheStore {
  /** Nothing is held in this process. */
  readonly sizeBytes = 0;
  readonly #options: RedisStoreOptions;

  constructor(options: RedisStoreOptions) {
    this.#options = options;
  }

  async get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    return canShare(owner) ? this.#get(key, owner) : undefined;
  }

  /** Redis has to be asked. */
  held(): undefined {}

  /** Rejects when the entry cannot be kept. Does nothing when a newer one is there. */
  async set(entry: Entry, owner: CacheOwner): Promise<void> {
    if (!canShare(owner)) {
      throw new Error('An owner without a secret has no answers outside this process');
    }
    for (let tries = 0; tries < maxTries; tries += 1) {
      if (await this.#store(entry, owner)) {
        return;
      }
    }
    throw new Error('Other processes store the same answer again and again');
  }

  async delete(key: CacheKey, owner: CacheOwner): Promise<void> {
    await this.#options.send('DEL', keyName(owner, 'value', key));
  }

  /** All at once, in however many processes; none of them was in this one. */
  async clear(owner: CacheOwner): Promise<number> {
    if (canShare(owner)) {
      await this.#options.generations.clear(owner, this.#options.send);
    }
    return 0;
  }

  /** Redis tells nobody what it drops. */
  onEvicted(): void {}

  async #get(key: CacheKey, owner: SharedOwner): Promise<Entry | undefined> {
    const { send, generations, limits } = this.#options;
    await generations.settle(owner, send);
    const name = keyName(owner, 'value', key);
    const [sealed, reply] = listOf(await send('MGET', name, generationKeyName(owner)));
    const generation = generations.observe(owner, reply);
    if (!Buffer.isBuffer(sealed) || generation === undefined) {
      return undefined;
    }
    const entry = await openOrMiss(sealed, { name, generation, owner, limits });
    // Unpacking takes its time, in which the owner may have been cleared.
    return entry !== undefined && generations.isCurrent(owner, generation) ? { key, ...entry } : undefined;
  }

  /** False when something has changed meanwhile, so that it has to be tried again. */
  async #store(entry: Entry, owner: SharedOwner): Promise<boolean> {
    const { send, generations, limits } = this.#options;
    await generations.settle(owner, send);
    const name = keyName(owner, 'value', entry.key);
    const keys = [name, generationKeyName(owner)];
    const seen = peekOf(await peekScript.run(send, { keys, args: [lastHeadByte] }));
    const present = generations.observe(owner, seen.generation);
    if (present !== undefined && (await this.#hasNewer(entry, { seen, present, owner }))) {
      return true;
    }
    const generation = present ?? generations.toBeginWith(owner);
    const sealed = await sealEntry(entry, { name, generation, owner, limits });
    const keptForMs = Math.ceil(Math.min(entry.freshForMs + keptStaleForMs, maxKeptForMs));
    const stored = await storeScript.run(send, {
      keys,
      args: [lastHeadByte, seen.head, seen.generation, generation, String(generationTtlMs), sealed, String(keptForMs)],
    });
    generations.observe(owner, stored === 1 ? Buffer.from(generation) : undefined);
    return stored === 1;
  }

  async #hasNewer(entry: Entry, { seen, present, owner }: Rival): Promise<boolean> {
    const claim = claimOf(seen.head);
    if (claim === undefined || claim.generation !== present || !(claim.fetchedAtMs > entry.fetchedAtMs)) {
      return false;
    }
    // A claim is no proof: what only looks newer is overwritten.
    const rival = await this.#get(entry.key, owner);
    return rival !== undefined && rival.fetchedAtMs > entry.fetchedAtMs;
  }
}

interface Rival {
  readonly seen: Peek;
  readonly present: Generation;
  readonly owner: SharedOwner;
}

const lastHeadByte = String(headBytes - 1);

async function openOrMiss(sealed: Buffer, binding: EntrySeal): Promise<Omit<Entry, 'key'> | undefined> {
  try {
    return await openEntry(sealed, binding);
  } catch (error) {
    if (error instanceof CodecError) {
      // Sealed by a replica with other limits: to this one it is unknown.
      return undefined;
    }
    throw error;
  }
}

function peekOf(reply: RedisReply): Peek {
  const [head, generation] = listOf(reply);
  return { head: bufferOf(head), generation: bufferOf(generation) };
}

function bufferOf(reply: RedisReply | undefined): Buffer {
  return Buffer.isBuffer(reply) ? reply : Buffer.alloc(0);
}

function listOf(reply: RedisReply): readonly RedisReply[] {
  return Array.isArray(reply) ? reply : [];
}
