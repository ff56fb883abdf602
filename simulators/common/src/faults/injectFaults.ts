import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { compressAnswer } from '../compressAnswer';
import type { Fault } from './Fault';
import type { Faults } from './Faults';
import { answerInstead } from './answerInstead';
import { alterAnswer } from './alterAnswer';
import { sendBroken } from './sendBroken';
import { seededRandom } from '../seededRandom';
import type { ServerEnv } from '../ServerEnv';

/** How {@link injectFaults} finds a request's faults. */
export interface InjectOptions {
  readonly faults: Faults;
  readonly endpointOf: (method: string, path: string) => string;
  /** Names who asks; default nobody. */
  readonly callerOf?: (headers: Headers) => string | undefined;
}

/**
 * Hono middleware that delivers the vendor's answers: with the injected faults, and compressed where the client accepts
 * it. It belongs in front of the vendor's own routes. Compression comes after what alters an answer's JSON and before
 * what breaks its bytes.
 */
export function injectFaults(options: InjectOptions): MiddlewareHandler<ServerEnv> {
  let requests = 0;
  return async (context, next) => {
    const { method, url, raw } = context.req;
    const { outgoing } = context.env;
    const faults = options.faults.take({
      endpoint: options.endpointOf(method, new URL(url).pathname),
      url,
      caller: options.callerOf?.(raw.headers),
    });
    requests++;

    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      await delay(totalLatencyMs(faults, seededRandom(1, requests)), undefined, { signal: gone.signal });
    } catch {
      return RESPONSE_ALREADY_SENT; // The client left while it waited; there is nobody to answer.
    }

    for (const fault of faults) {
      const answer = await answerInstead(fault, outgoing);
      if (answer !== undefined) {
        return answer;
      }
    }
    await next();
    let answer: Response = context.res;
    for (const fault of faults) {
      answer = await alterAnswer(fault, answer);
    }
    answer = await compressAnswer(answer, context.req.header('accept-encoding'));
    for (const fault of faults) {
      if (fault.kind === 'cutBody' || fault.kind === 'slowLoris') {
        await sendBroken(fault, answer, outgoing);
        answer = RESPONSE_ALREADY_SENT;
        break;
      }
    }
    context.res = undefined; // Otherwise Hono merges the headers of the answer that is replaced into the new one.
    context.res = answer;
    return undefined;
  };
}

/** `chance` in [0, 1) decides on the part that differs each time. */
function totalLatencyMs(faults: readonly Fault[], chance: number): number {
  return faults.reduce(
    (sum, fault) => (fault.kind === 'latency' ? sum + fault.ms + chance * (fault.jitterMs ?? 0) : sum),
    0
  );
}
