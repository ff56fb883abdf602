import type { RedisTarget } from './RedisTarget';

/** What Redis answers, with all texts as bytes. */
export type RedisReply = null | number | string | Buffer | readonly RedisReply[];

/** An answer that is an error: a missing permission, no memory left, a key of another type… */
export class RedisRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RedisRefusal';
  }
}

/** One connection, for its whole life: it never connects again. */
export interface RedisConnection {
  /** Rejects with a RedisRefusal for an answer that is an error, with another error when the connection is lost. */
  send(args: ReadonlyArray<string | Buffer>): Promise<RedisReply>;
  /** Ends it at once; whatever is under way rejects. */
  destroy(): void;
}

export interface ConnectionOptions {
  /** For the network's part; the whole is bounded by `signal`. */
  readonly connectTimeoutMs: number;
  /** Aborted: gives up connecting. */
  readonly signal: AbortSignal;
  /** The channel to listen on, from the beginning. */
  readonly channel: string;
  readonly onMessage: (message: string) => void;
  /** Called once the connection is gone for whatever reason, perhaps more than once. */
  readonly onLost: (error: unknown) => void;
}

/** Loads the client library, which a process that shares nothing never does. */
export const loadRedisClient = () => import('@redis/client');

/** Connects, signs in and subscribes. */
export async function openRedisConnection(target: RedisTarget, options: ConnectionOptions): Promise<RedisConnection> {
  const { signal, onLost } = options;
  const { createClient, ErrorReply, RESP_TYPES } = await loadRedisClient();
  signal.throwIfAborted();
  const { host, port, tls, username, password, database } = target;
  // Reconnecting is ours, so that a connection which only stalls is given up too and every attempt has one deadline.
  const socket = { host, port, connectTimeout: options.connectTimeoutMs, reconnectStrategy: false } as const;
  const client = createClient({
    socket: tls === undefined ? socket : { ...socket, tls: true, ...(tls.ca && { ca: [...tls.ca] }) },
    username,
    password,
    database,
    name: 'glance',
    RESP: 3,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // Its time-out would only cover the time before a command is written.
    commandOptions: { timeout: 0, typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
  const destroy = () => client.destroy();
  const destroyIfAborted = () => (signal.aborted ? destroy() : undefined);
  const translated = (error: unknown) => (error instanceof ErrorReply ? new RedisRefusal(error.message) : error);

  // While it opens, what goes wrong makes that reject, and with a better reason.
  let isOpen = false;
  client.on('error', (error) => (isOpen ? onLost(error) : undefined));
  client.on('end', () => (isOpen ? onLost(new Error('The connection was closed')) : undefined));
  // A client that is destroyed while the network connects would go on as if nothing had happened.
  client.on('connect', destroyIfAborted);
  signal.addEventListener('abort', destroy, { once: true });
  try {
    await client.connect();
    await client.subscribe(options.channel, options.onMessage);
    signal.throwIfAborted();
    isOpen = true;
  } catch (error) {
    destroy();
    throw signal.aborted ? signal.reason : translated(error);
  } finally {
    signal.removeEventListener('abort', destroy);
  }
  return {
    send: (args) =>
      client.sendCommand<RedisReply>(args).catch((error: unknown) => {
        throw translated(error);
      }),
    destroy,
  };
}
