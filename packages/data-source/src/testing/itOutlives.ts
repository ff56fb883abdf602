import type { DataSourceUnderTest, OpenOptions } from './PluginUnderTest';

/** Something that goes wrong between a vendor and its client, as simulators take it. */
type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly body?: unknown }
  | { readonly kind: 'htmlBadGateway' | 'invalidJson' | 'cutBody' | 'neverAnswers' }
  | { readonly kind: 'oversizedBody'; readonly bytes: number; readonly gzip: boolean }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'alteredJson'; readonly alter: (json: unknown) => unknown };

/** What a vendor does, and a part of the text that a query gets; its status is 502 unless it says otherwise. */
export type Misbehaviour = [what: string, fault: Fault, message: string, status?: number];

/** What any vendor, or anything on the way to it, may do. */
const EVERYWHERE: readonly Misbehaviour[] = [
  ['answers HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>' }, 'HTML'],
  ['answers a gateway’s page', { kind: 'htmlBadGateway' }, 'status 502'],
  ['answers what is no JSON', { kind: 'invalidJson' }, 'not JSON'],
  ['cuts the body', { kind: 'cutBody' }, 'broke before the answer was complete'],
  ['never answers', { kind: 'neverAnswers' }, 'raise timeout', 504],
  ['sends 200 MB', { kind: 'oversizedBody', bytes: 200 * 1024 * 1024, gzip: true }, '64 MiB'],
  ['redirects elsewhere', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'another origin'],
  ['is broken', { kind: 'answer', status: 500 }, 'status 500'],
];

export interface MisbehaviourOptions<I> {
  readonly open: (options: OpenOptions) => Promise<DataSourceUnderTest<I>>;
  /** Lets the fault befall what the bad query asks, and nothing that the good one does. */
  readonly inject: (fault: Fault) => void;
  /** Ends all faults. */
  readonly recover: () => void;
  readonly bad: () => Readonly<Record<string, unknown>>;
  readonly good: () => Readonly<Record<string, unknown>>;
  /** What every error must name where a query asks several: the one that misbehaves. */
  readonly culprit?: () => string;
}

/**
 * Registers a test for each thing that any vendor may do, and for those that are this one's own: the query that asked
 * it is told, and the one beside it is answered; once the fault is over, so is the other.
 */
export function itOutlives<I>(own: readonly Misbehaviour[], options: MisbehaviourOptions<I>): void {
  const { open, inject, recover, bad, good, culprit = () => '' } = options;
  it.each([...EVERYWHERE, ...own])('costs only the query that asked: it %s', async (_, fault, text, status = 502) => {
    inject(fault);
    // Only the fault that never ends has to be waited for; nothing else may depend on how fast the machine is.
    const dataSource = await open({ jsonData: { timeout: fault.kind === 'neverAnswers' ? 3 : 30 } });
    const [told, answered] = await Promise.all([dataSource.ask(bad()), dataSource.ask(good())]);
    expect(answered).toMatchObject({ ok: true });
    expect(told).toMatchObject({
      ok: false,
      status,
      source: 'downstream',
      message: expect.stringContaining(text),
    });
    expect(told).toMatchObject({ message: expect.stringContaining(culprit()) });
    recover();
    expect(await dataSource.ask(bad())).toMatchObject({ ok: true });
  });
}
