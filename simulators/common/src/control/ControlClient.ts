/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class ControlClient {
  readonly #url: string;

  /** `url` is `controlUrl` of the line that the process prints. */
  constructor(url: string) {
    this.#url = url;
  }

  async forgetCalls(): Promise<void> {
    await this.send('DELETE', 'calls');
  }

  async switchQuotaOff(): Promise<void> {
    await this.send('DELETE', 'quota');
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
