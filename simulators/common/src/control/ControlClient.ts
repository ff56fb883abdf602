/** What differs between vendors. */
export interface ControlTypes {
  readonly calls: object;
  readonly quota: object;
  readonly quotaOptions: object;
  readonly scenario: string;
  readonly scenarioOptions: object;
}

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class ControlClient<Types extends ControlTypes> {
  readonly #url: string;

  /** `url` is `controlUrl` of the line that the process prints. */
  constructor(url: string) {
    this.#url = url;
  }

  /** Calls since the last {@link forgetCalls}. */
  calls(): Promise<Types['calls']> {
    return this.send('GET', 'calls');
  }

  async forgetCalls(): Promise<void> {
    await this.send('DELETE', 'calls');
  }

  quota(): Promise<Types['quota']> {
    return this.send('GET', 'quota');
  }

  async switchQuotaOn(options?: Types['quotaOptions']): Promise<void> {
    await this.send('PUT', 'quota', options);
  }

  async switchQuotaOff(): Promise<void> {
    await this.send('DELETE', 'quota');
  }

  async start(scenario: Types['scenario'], options?: Types['scenarioOptions']): Promise<void> {
    await this.send('PUT', `scenarios/${scenario}`, options);
  }

  async stop(scenario: Types['scenario']): Promise<void> {
    await this.send('DELETE', `scenarios/${scenario}`);
  }

  /** Puts the simulator's clock forward. Resolves with its present, epoch milliseconds. */
  advance(seconds: number): Promise<number> {
    return this.#moveClock({ advanceSeconds: seconds });
  }

  /** Sets the simulator's clock to an instant, epoch milliseconds. */
  setClock(nowMs: number): Promise<number> {
    return this.#moveClock({ now: new Date(nowMs).toISOString() });
  }

  /** One call of the control app; answers its JSON. */
  protected async send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const reply = await fetch(`${this.#url}/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) {
      throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    }
    return (await reply.json()) as Answer;
  }

  async #moveClock(change: object): Promise<number> {
    const { now } = await this.send<{ readonly now: string }>('POST', 'clock', change);
    return Date.parse(now);
  }
}
