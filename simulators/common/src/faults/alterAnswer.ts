import type { Fault } from './Fault';

/** The vendor's answer as a fault alters it; the same answer for faults that do something else. */
export async function alterAnswer(fault: Fault, answer: Response): Promise<Response> {
  switch (fault.kind) {
    case 'headers':
      return withHeaders(answer, fault.headers);
    case 'alteredJson':
      return answer.headers.get('content-type')?.includes('json') === true ? withJson(answer, fault.alter) : answer;
    default:
      return answer;
  }
}

function withHeaders(answer: Response, further: Readonly<Record<string, string>>): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(further)) {
    headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}

async function withJson(answer: Response, alter: (json: unknown) => unknown): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const json: unknown = await answer.json();
  return new Response(JSON.stringify(alter(json)), { status: answer.status, headers });
}
