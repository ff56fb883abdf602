import { buildExecutable } from './executables';
import { GoReference } from './reference/GoReference';

/** What the parts measure: the executables as shipped, built when first asked for, and the reference. */
export class Bench {
  readonly go = new GoReference();
  readonly #built = new Map<string, string>();

  /** Path of the Azure Costs executable. */
  get azureCosts(): string {
    return this.#executable('azure-costs');
  }

  /** Path of the Datadog Logs executable. */
  get datadogLogs(): string {
    return this.#executable('datadog-logs');
  }

  /** Path of the SendGrid Stats executable. */
  get sendGridStats(): string {
    return this.#executable('sendgrid-stats');
  }

  /** Path of our SDK's echo executable. */
  get echo(): string {
    return this.#executable('echo');
  }

  #executable(plugin: string): string {
    const path = this.#built.get(plugin) ?? buildExecutable(plugin);
    this.#built.set(plugin, path);
    return path;
  }
}
