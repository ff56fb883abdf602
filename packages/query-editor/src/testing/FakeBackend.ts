import { type BackendSrv, type BackendSrvRequest, type FetchResponse, setBackendSrv } from '@grafana/runtime';
import { from, type Observable } from 'rxjs';

type Answer = (request: BackendSrvRequest) => unknown;

/** What the plugin's backend answers to the editors: by path, with anything that is thrown as a refusal. */
export class FakeBackend {
  readonly requests: BackendSrvRequest[] = [];

  /** @param answers by `METHOD path`, with the path as below `resources/`, or `query` */
  constructor(private readonly answers: Readonly<Record<string, Answer>> = {}) {
    const fetch = (request: BackendSrvRequest): Observable<FetchResponse> => from(this.answer(request));
    setBackendSrv({ fetch } as BackendSrv);
  }

  /** What was asked of one path. */
  asked(path: string): readonly BackendSrvRequest[] {
    return this.requests.filter((request) => nameOf(request) === path);
  }

  private async answer(request: BackendSrvRequest): Promise<FetchResponse> {
    this.requests.push(request);
    const answer = this.answers[nameOf(request)];
    if (answer === undefined) {
      throw refusal(404, `nothing answers ${nameOf(request)}`);
    }
    return { data: await answer(request) } as FetchResponse;
  }
}

/** An error as Grafana's requests throw it. */
export function refusal(status: number, message: string): object {
  return { status, statusText: 'refused', data: { message } };
}

function nameOf({ method, url }: BackendSrvRequest): string {
  const path = url.includes('/api/ds/query') ? 'query' : url.replace(/^.*\/resources\//, '');
  return `${method} ${path}`;
}
