import { createHash } from 'node:crypto';
import { RedisRefusal, type RedisReply } from './RedisConnection';
import type { SendCommand } from './RedisLink';

/** What every script may use: `text(…)` is a command's answer if that is text, and '' for anything else, errors included. */
const prelude = `
local function text(...)
  local reply = redis.pcall(...)
  if type(reply) == 'string' then return reply end
  return ''
end
`;

interface ScriptInput {
  readonly keys: readonly string[];
  readonly args: ReadonlyArray<string | Buffer>;
}

/** Several commands that Redis runs as one, in one round trip. */
export class RedisScript {
  readonly #source: string;
  readonly #sha: string;

  constructor(source: string) {
    this.#source = prelude + source;
    this.#sha = createHash('sha1').update(this.#source).digest('hex');
  }

  /** Runs it by its digest; in full where Redis does not know it yet, as after a restart. */
  async run(send: SendCommand, { keys, args }: ScriptInput): Promise<RedisReply> {
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return await send('EVALSHA', this.#sha, ...rest);
    } catch (error) {
      if (error instanceof RedisRefusal && error.message.startsWith('NOSCRIPT')) {
        return send('EVAL', this.#source, ...rest);
      }
      throw error;
    }
  }
}
