import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './Fault';

/** Sends an answer the broken way: half of it, or a byte at a time. Returns when the connection is done with. */
export async function sendBroken(
  fault: Extract<Fault, { kind: 'cutBody' | 'slowLoris' }>,
  answer: Response,
  outgoing: ServerResponse
): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  outgoing.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': body.length });
  if (fault.kind === 'cutBody') {
    outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.destroy());
    return;
  }
  for (const byte of body) {
    if (outgoing.destroyed) {
      return;
    }
    outgoing.write(Buffer.of(byte));
    await delay(fault.intervalMs);
  }
  outgoing.end();
}
