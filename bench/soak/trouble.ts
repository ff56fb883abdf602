import type { Fault, SeededSequence } from '@glance/simulator-common';
import type { Tenant } from './SoakVendor';

/** All that a vendor, or what lies between, may do to a call. */
const FAULTS: readonly Fault[] = [
  { kind: 'answer', status: 503, body: {} },
  { kind: 'answer', status: 500, body: {} },
  { kind: 'htmlBadGateway' },
  { kind: 'invalidJson' },
  { kind: 'alteredJson', alter: () => ({ properties: 'garbage' }) },
  { kind: 'cutBody' },
  { kind: 'neverAnswers' },
  { kind: 'slowLoris', intervalMs: 5 },
  { kind: 'latency', ms: 800 },
  { kind: 'latency', ms: 800 },
];

export interface TroubleOptions {
  /** Whether to refuse for lack of quota: the plugin then waits for long, since refusals in a row make it careful. */
  readonly refuses: boolean;
}

/** Makes a call or a few suffer. Returns what was done, in a word. */
export function trouble(tenant: Tenant, random: SeededSequence, { refuses }: TroubleOptions): string {
  if (refuses && random.chance(0.05)) {
    tenant.refuse(random);
    return 'throttled';
  }
  const fault = random.pick(FAULTS);
  tenant.simulator.faults.inject(fault, { endpoint: random.pick(tenant.endpoints), times: random.integer(1, 2) });
  return fault.kind;
}
