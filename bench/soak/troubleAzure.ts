import { type AzureSimulator, type Fault, throttled } from '@glance/simulator-azure';
import type { SeededRandom } from './SeededRandom';

/** All that Azure, or what lies between, may do to a call. */
const faults: readonly Fault[] = [
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
const endpoints = ['query', 'query', 'query', 'query', 'subscriptions', 'token'] as const;

export interface TroubleOptions {
  /** Whether to refuse for lack of quota: the plugin then waits for long, since refusals in a row make it careful. */
  readonly refuses: boolean;
}

/** Makes a call or a few suffer. Returns what was done, in a word. */
export function troubleAzure(azure: AzureSimulator, random: SeededRandom, { refuses }: TroubleOptions): string {
  if (refuses && random.chance(0.1)) {
    const scope = random.pick(azure.model.subscriptions).id;
    azure.faults.inject(throttled({ entity: random.between(1, 3) }), {
      endpoint: 'query',
      urlIncludes: scope,
      times: 1,
    });
    return 'throttled';
  }
  const fault = random.pick(faults);
  azure.faults.inject(fault, { endpoint: random.pick(endpoints), times: random.between(1, 2) });
  return fault.kind;
}
