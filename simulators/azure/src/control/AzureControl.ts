import type { QuotaState } from '../quota/Quota';
import type { QuotaOptions } from '../quota/QuotaOptions';
import type { CallCounts } from './countCalls';
import type { ScenarioName, ScenarioOptions } from './Scenarios';

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class AzureControl {
  readonly #url: string;

  /** `url` is `controlUrl` of the line that the process prints. */
  constructor(url: string) {
    this.#url = url;
  }

  /** Calls since the last {@link forgetCalls}. */
  calls(): Promise<CallCounts> {
    return this.#send('GET', 'calls');
  }

  async forgetCalls(): Promise<void> {
    await this.#send('DELETE', 'calls');
  }

  quota(): Promise<QuotaState> {
    return this.#send('GET', 'quota');
  }

  async switchQuotaOn(options: QuotaOptions = {}): Promise<void> {
    await this.#send('PUT', 'quota', options);
  }

  async switchQuotaOff(): Promise<void> {
    await this.#send('DELETE', 'quota');
  }

  async start(scenario: ScenarioName, options: ScenarioOptions = {}): Promise<void> {
    await this.#send('PUT', `scenarios/${scenario}`, options);
  }

  async stop(scenario: ScenarioName): Promise<void> {
    await this.#send('DELETE', `scenarios/${scenario}`);
  }

  /** Puts the simulator's clock forward. Resolves with its present, epoch milliseconds. */
  async advance(seconds: number): Promise<number> {
    const { now } = await this.#send<{ readonly now: string }>('POST', 'clock', { advanceSeconds: seconds });
    return Date.parse(now);
  }

  async #send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const reply = await fetch(`${this.#url}/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) {
      throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    }
    return (await reply.json()) as Answer;
  }
}
