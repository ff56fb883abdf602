import { randomBytes } from 'node:crypto';
import { clearedChannel, generationKeyName } from './keyName';
import type { RedisReply } from './RedisConnection';
import type { RedisLinkUser, SendCommand } from './RedisLink';
import { RedisScript } from './RedisScript';
import type { SharedOwner } from './SharedOwner';

/** A random name for the time between two clears of an owner's answers: 22 characters of base64url. */
export type Generation = string & { readonly __brand: 'Generation' };

/** How long a generation stays known in Redis without use, ms: longer than any value that belongs to it. */
export const generationTtlMs = 90 * 24 * 60 * 60 * 1000;

/** Length of a generation in bytes. */
export const generationBytes = 22;

const clearScript = new RedisScript(`
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
`);

interface Known {
  readonly owner: SharedOwner;
  readonly generation: Generation;
}

/**
 * Clears an owner's answers for all replicas at once, however many there are: every value names the generation that it
 * belongs to, and a clear starts a new one. The others are told; whoever could not be told (Redis was gone, or the
 * clear came while it was) finds out when the connection is back. Names are random, so that a lost generation makes
 * values unknown, never old ones valid again.
 */
export class Generations implements RedisLinkUser {
  readonly #onCleared: (owner: SharedOwner) => void;
  readonly #known = new Map<string, Known>();
  /** Cleared here, and Redis has not been told yet. */
  readonly #untold = new Set<string>();
  #send: SendCommand | undefined;

  /** `onCleared` is called when another process has cleared an owner's answers. */
  constructor(onCleared: (owner: SharedOwner) => void) {
    this.#onCleared = onCleared;
  }

  /** The link to be used outside of `prepare`. */
  use(send: SendCommand): void {
    this.#send = send;
  }

  /** Whether a generation is the owner's present one, as far as this process knows. */
  isCurrent(owner: SharedOwner, generation: Generation): boolean {
    return this.#known.get(owner.id)?.generation === generation && !this.#untold.has(owner.id);
  }

  /** The generation to begin with where Redis knows none: the last one known, so that replicas agree after a restart. */
  toBeginWith(owner: SharedOwner): Generation {
    return this.#known.get(owner.id)?.generation ?? newGeneration();
  }

  /** Notes what Redis has for an owner's generation, and returns it; `undefined` when it has none. */
  observe(owner: SharedOwner, reply: RedisReply | undefined): Generation | undefined {
    const generation = readGeneration(reply);
    const known = this.#known.get(owner.id);
    if (generation === undefined || this.#untold.has(owner.id)) {
      return undefined;
    }
    if (known?.generation !== generation) {
      this.#known.set(owner.id, { owner, generation });
      if (known !== undefined) {
        this.#onCleared(owner);
      }
    }
    return generation;
  }

  /** Starts a new generation. When that fails nothing shared counts for the owner until it has succeeded. */
  async clear(owner: SharedOwner, send: SendCommand): Promise<void> {
    const generation = newGeneration();
    this.#known.set(owner.id, { owner, generation });
    this.#untold.add(owner.id);
    await this.#tell({ owner, generation }, send);
  }

  /** Tells Redis of a clear that it refused to hear of before. Resolves at once when there is none. */
  async settle(owner: SharedOwner, send: SendCommand): Promise<void> {
    const known = this.#known.get(owner.id);
    if (known !== undefined && this.#untold.has(owner.id)) {
      await this.#tell(known, send);
    }
  }

  async prepare(send: SendCommand): Promise<void> {
    for (const known of this.#known.values()) {
      await (this.#untold.has(known.owner.id) ? this.#tell(known, send) : this.#ask(known.owner, send));
    }
  }

  onCleared(ownerId: string): void {
    const known = this.#known.get(ownerId);
    if (known !== undefined && this.#send !== undefined) {
      // The message is only a hint, since anybody can send one. If asking fails, `prepare` will ask again.
      this.#ask(known.owner, this.#send).catch(() => undefined);
    }
  }

  async #tell({ owner, generation }: Known, send: SendCommand): Promise<void> {
    await clearScript.run(send, {
      keys: [generationKeyName(owner)],
      args: [generation, String(generationTtlMs), clearedChannel, owner.id],
    });
    // Another clear may have come meanwhile: that one has to be told by itself.
    if (this.#known.get(owner.id)?.generation === generation) {
      this.#untold.delete(owner.id);
    }
  }

  async #ask(owner: SharedOwner, send: SendCommand): Promise<void> {
    this.observe(owner, await send('GET', generationKeyName(owner)));
  }
}

function newGeneration(): Generation {
  return randomBytes(16).toString('base64url') as Generation;
}

function readGeneration(reply: RedisReply | undefined): Generation | undefined {
  const text = Buffer.isBuffer(reply) && reply.length === generationBytes ? reply.toString('latin1') : '';
  return /^[\w-]{22}$/.test(text) ? (text as Generation) : undefined;
}
