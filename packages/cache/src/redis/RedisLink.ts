import type { Clock } from '../Clock';
import { describeFailure } from './describeFailure';
import { clearedChannel, probeKeyName } from './keyName';
import { PendingCommands } from './PendingCommands';
import {
  loadRedisClient,
  openRedisConnection,
  type RedisConnection,
  RedisRefusal,
  type RedisReply,
} from './RedisConnection';
import { RedisDown } from './RedisDown';
import { parseRedisSettings, type RedisSettings, type RedisTarget } from './RedisTarget';
import type { SharedLevelEvent } from './SharedLevelEvent';

/** What a link is made of. */
export interface RedisLinkOptions {
  readonly settings: RedisSettings;
  readonly clock: Clock;
  /** From 0 up to 1, for the waits between attempts. */
  readonly random: () => number;
  /** Must not throw. */
  readonly onEvent: (event: SharedLevelEvent) => void;
  /** How long Redis may take for a command before it counts as down, ms. */
  readonly commandTimeoutMs: number;
  /** How long connecting, or a stalled connection's answer to a probe, may take, ms. */
  readonly connectTimeoutMs: number;
}

/** Sends one command. Rejects with RedisDown, or with RedisRefusal for an answer that is an error. */
export type SendCommand = (...command: ReadonlyArray<string | Buffer>) => Promise<RedisReply>;

/** Who uses a link. */
export interface RedisLinkUser {
  /** Runs on every new or recovered connection before it is used for anything else. */
  prepare(send: SendCommand): Promise<void>;
  /** Some process cleared an owner's answers. */
  onCleared(ownerId: string): void;
}

const maxWaitMs = 2_000;

/**
 * The way to Redis. It connects by itself, again and again, with at most 2 s in between, for ever. Who sends a command
 * learns within one time-out that Redis is down; from then on everybody learns it at once, until it answers a probe.
 */
export class RedisLink {
  readonly #options: RedisLinkOptions;
  readonly #pending: PendingCommands;
  readonly #user: RedisLinkUser;
  /** `starting` until the first attempt has ended: commands wait for that, so that a new process shares its first load. */
  #state: 'starting' | 'up' | 'down' | 'closed' = 'starting';
  #connection: RedisConnection | undefined;
  #target: RedisTarget | undefined;
  #lastReason: string | undefined;
  /** Ends what the link is waiting for: an attempt, the end of a connection, or the time until the next attempt. */
  #interrupt: (error: unknown) => void = () => undefined;
  #endStart: () => void = () => undefined;
  readonly #start = new Promise<void>((resolve) => (this.#endStart = resolve));

  constructor(options: RedisLinkOptions, user: RedisLinkUser) {
    this.#options = options;
    this.#user = user;
    this.#pending = new PendingCommands(options.clock);
    void this.#keepConnected();
  }

  readonly send: SendCommand = async (...command) => {
    if (this.#state === 'starting') {
      await this.#start;
    }
    const connection = this.#connection;
    if (this.#state !== 'up' || connection === undefined) {
      throw new RedisDown();
    }
    return this.#sendThrough(connection, command);
  };

  /** Ends the connection for good. From now on commands are answered as if Redis were down. */
  close(): void {
    this.#state = 'closed';
    this.#endStart();
    this.#interrupt(new RedisDown());
    this.#pending.abandonAll();
  }

  async #keepConnected(): Promise<void> {
    let attempts = 0;
    while (this.#state !== 'closed') {
      try {
        this.#target = parseRedisSettings(this.#options.settings);
        // Apart from connecting, since a slow start of this process says nothing about Redis.
        await loadRedisClient();
        await this.#useConnection(this.#target, () => (attempts = 0));
      } catch (error) {
        this.#goDown(error);
      }
      // Bad settings stay as they are until the process is started with others.
      await this.#pause(this.#target === undefined ? undefined : this.#waitMs(attempts));
      attempts += 1;
    }
  }

  /** Connects and stays as long as the connection is good. Rejects with what ended or prevented it. */
  async #useConnection(target: RedisTarget, onUp: () => void): Promise<never> {
    if (this.#state === 'closed') {
      throw new RedisDown();
    }
    const attempt = new AbortController();
    const ended = new Promise<never>((_resolve, reject) => (this.#interrupt = reject));
    ended.catch((error: unknown) => attempt.abort(error));
    const { clock, connectTimeoutMs } = this.#options;
    const timer = clock.setTimeout(
      () => this.#interrupt(new RedisDown('It does not answer in time')),
      connectTimeoutMs
    );
    const opened = openRedisConnection(target, {
      connectTimeoutMs,
      signal: attempt.signal,
      channel: clearedChannel,
      onMessage: (ownerId) => this.#user.onCleared(ownerId),
      onLost: this.#interrupt,
    });
    // Whenever it comes, and whatever has happened by then, it is destroyed in the end.
    const destroy = () => void opened.then((connection) => connection.destroy()).catch(() => undefined);
    try {
      const connection = await Promise.race([opened, ended]);
      await Promise.race([this.#probe(connection), ended]);
      clock.clearTimeout(timer);
      this.#goUp(connection);
      onUp();
      return await ended;
    } finally {
      clock.clearTimeout(timer);
      destroy();
    }
  }

  /** Whether a connection is good for everything: it answers, may write, and has told what was missed. */
  async #probe(connection: RedisConnection): Promise<void> {
    await connection.send(['SET', probeKeyName, '', 'PX', '1000']);
    await this.#user.prepare((...command) => connection.send(command));
  }

  async #sendThrough(connection: RedisConnection, command: ReadonlyArray<string | Buffer>): Promise<RedisReply> {
    const sizeBytes = command.reduce((sum, part) => sum + part.length, 0);
    try {
      return await this.#pending.run(() => connection.send(command), {
        sizeBytes,
        timeoutMs: this.#options.commandTimeoutMs,
        onTimeout: (error) => void this.#recover(connection, error),
      });
    } catch (error) {
      if (error instanceof RedisRefusal && !error.message.startsWith('READONLY')) {
        throw error;
      }
      if (error instanceof RedisRefusal) {
        // It was the primary and is no longer: connecting anew may lead to the one that is.
        this.#interrupt(error);
      }
      throw new RedisDown();
    }
  }

  /** A connection that does not answer is not used until it does. When it does not answer a probe either it is given up. */
  async #recover(connection: RedisConnection, error: RedisDown): Promise<void> {
    if (this.#connection !== connection || this.#state !== 'up') {
      return;
    }
    const giveUp = this.#interrupt;
    this.#goDown(error);
    try {
      await this.#pending.within(this.#probe(connection), this.#options.connectTimeoutMs);
      this.#goUp(connection);
    } catch {
      giveUp(error);
    }
  }

  #goUp(connection: RedisConnection): void {
    if (this.#state !== 'closed') {
      this.#connection = connection;
      this.#state = 'up';
      this.#lastReason = undefined;
      this.#endStart();
      this.#options.onEvent({ type: 'sharedLevelUp' });
    }
  }

  #goDown(error: unknown): void {
    if (this.#state === 'closed') {
      return;
    }
    this.#state = 'down';
    this.#endStart();
    this.#pending.abandonAll();
    const reason = describeFailure(error, this.#target);
    if (reason !== this.#lastReason) {
      this.#lastReason = reason;
      this.#options.onEvent({ type: 'sharedLevelDown', reason });
    }
  }

  /** Doubling from 100 ms, and never the same for all replicas. */
  #waitMs(attempts: number): number {
    return Math.min(maxWaitMs, 100 * 2 ** Math.min(attempts, 10)) * (0.5 + this.#options.random() / 2);
  }

  /** Waits, until closed if no time is given. */
  async #pause(durationMs: number | undefined): Promise<void> {
    if (this.#state === 'closed') {
      return;
    }
    const { clock } = this.#options;
    await new Promise<void>((resolve) => {
      const timer = durationMs === undefined ? undefined : clock.setTimeout(resolve, durationMs);
      this.#interrupt = () => {
        clock.clearTimeout(timer);
        resolve();
      };
    });
  }
}
