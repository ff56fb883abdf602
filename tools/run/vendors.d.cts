// For what is written in TypeScript elsewhere; `npm start` itself is plain JavaScript.

/** A vendor that has a simulator, as its `simulator.json` declares it. */
export interface Vendor {
  /** Its folder in `simulators`. */
  readonly name: string;
  readonly title: string;
  readonly arguments: readonly string[];
  readonly simulated: Readonly<Record<string, string>>;
  readonly real: {
    readonly required: readonly string[];
    readonly anyOf?: readonly string[];
    readonly defaults: Readonly<Record<string, string>>;
  };
}

export function readVendors(): readonly Vendor[];
export function fillEach(
  texts: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, unknown>>
): Record<string, string>;
export function simulatorArguments(vendor: Pick<Vendor, 'arguments'>, folder: string): readonly string[];
export function simulatedSettings(
  vendor: Pick<Vendor, 'simulated'>,
  info: Readonly<Record<string, unknown>>
): Record<string, string>;
