import { buildExecutable } from './executables';
import { GoReference } from './reference/GoReference';

/** What the parts measure: the executables as shipped, built when first asked for, and the reference. */
export class Bench {
  readonly go = new GoReference();
  #azureCosts: string | undefined;
  #echo: string | undefined;

  /** Path of the Azure Costs executable. */
  get azureCosts(): string {
    this.#azureCosts ??= buildExecutable('azure-costs');
    return this.#azureCosts;
  }

  /** Path of our SDK's echo executable. */
  get echo(): string {
    this.#echo ??= buildExecutable('echo');
    return this.#echo;
  }
}
