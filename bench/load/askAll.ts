import type { GrafanaHost, QueryAnswer, QueryCall } from '@glance/harness';

/** Asks several queries in one call. @throws Error when one of them fails */
export async function askAll(host: GrafanaHost, call: QueryCall): Promise<readonly QueryAnswer[]> {
  const answers = await host.queryData(call);
  return call.queries.map(({ refId }) => {
    const answer = answers[refId];
    if (answer === undefined || answer.error !== undefined) {
      throw new Error(`Query ${refId} failed: ${answer?.error ?? 'there is no answer'}`);
    }
    return answer;
  });
}
