import { codeOfStatus, HttpTransport, RateBudget, retryAfter, UpstreamClient, UpstreamError } from '@glance/upstream';

const transport = new HttpTransport({ timeoutMs: 30_000, proxyEnv: process.env });
const budget = new RateBudget({ defaultHoldMs: 60_000 });
const upstream = new UpstreamClient({ budget, maxConcurrent: 32, timeoutMs: 30_000 });

/** Reads a text, waiting for quota and room, and trying again where that makes sense. */
export async function read(url: string, signal: AbortSignal): Promise<string> {
  const call = { endpoint: 'greeting', bucket: 'reads', caller: { priority: 'dashboard', signal } } as const;
  return upstream.run(call, async (attemptSignal) => {
    const answer = await transport.request({ method: 'GET', url, endpoint: 'greeting', signal: attemptSignal });
    const code = codeOfStatus(answer.status);
    if (code !== undefined) {
      const retryAfterMs = retryAfter(answer.headers, Date.now());
      throw new UpstreamError(code, 'The greeter is not well', { status: answer.status, retryAfterMs });
    }
    return answer.text();
  });
}

export const close = (): Promise<void> => transport.close();
