import type { SeededSequence } from '@glance/simulator-common';

/** What a service writes, but for its time and place. */
interface Line {
  readonly status: string;
  readonly message: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A service that logs without end. */
export interface GeneratedService {
  readonly name: string;
  readonly source: string;
  readonly team: string;
  readonly hosts: readonly string[];
  /** Logs a minute at the busiest time of the day. */
  readonly perMinute: number;
  /** Whether it is as busy by night. */
  readonly isSteady?: boolean;
  readonly line: (random: SeededSequence) => Line;
  /** What it writes when it fails; without it, it never does. */
  readonly failure?: (random: SeededSequence) => Line;
}

const PATHS = ['/', '/products', '/products/search', '/cart', '/checkout', '/account/orders'] as const;
const COUNTRIES = ['DE', 'US', 'FR', 'JP', 'BR'] as const;
const FLAGS = ['new-search', 'fast-checkout', 'dark-mode'] as const;

/** Whoever logs in the simulated organisation. */
export const SERVICES: readonly GeneratedService[] = [
  {
    name: 'web-gateway',
    source: 'nginx',
    team: 'platform',
    hosts: ['gw-1', 'gw-2'],
    perMinute: 9,
    line: (random) => request(random, random.chance(0.02) ? random.pick([404, 401, 429]) : 200),
    failure: (random) => request(random, random.pick([500, 502, 504])),
  },
  {
    name: 'checkout',
    source: 'java',
    team: 'payments',
    hosts: ['app-1', 'app-2', 'app-3'],
    perMinute: 4,
    line: (random) => ({
      status: random.chance(0.05) ? 'warn' : 'info',
      message: `Order ${orderId(random)} placed with ${random.integer(1, 9)} items`,
      attributes: {
        order: { total: random.integer(500, 40_000) / 100, currency: random.pick(['EUR', 'USD']) },
        duration: durationNs(random, 120),
        feature_flags: FLAGS.filter(() => random.chance(0.4)),
      },
    }),
    failure: (random) => ({
      status: 'error',
      message: `Payment of order ${orderId(random)} failed: connection to payment-provider timed out after 3000 ms`,
      attributes: {
        duration: durationNs(random, 3000),
        error: {
          kind: 'java.net.SocketTimeoutException',
          message: 'Read timed out',
          stack: [
            'java.net.SocketTimeoutException: Read timed out',
            '\tat com.contoso.payments.ProviderClient.charge(ProviderClient.java:118)',
            '\tat com.contoso.checkout.OrderService.place(OrderService.java:64)',
            `\tat com.contoso.checkout.OrderController.post(OrderController.java:${random.integer(30, 39)})`,
          ].join('\n'),
        },
      },
    }),
  },
  {
    name: 'inventory',
    source: 'go',
    team: 'logistics',
    hosts: ['app-1', 'app-4'],
    perMinute: 3,
    line: (random) => ({
      status: random.chance(0.3) ? 'debug' : 'info',
      message: `reserved stock sku=SKU-${random.integer(1000, 1999)} quantity=${random.integer(1, 5)}`,
      attributes: { duration: durationNs(random, 15) },
    }),
    failure: (random) => ({
      status: 'error',
      message: `pq: deadlock detected while updating sku=SKU-${random.integer(1000, 1999)}`,
      attributes: { error: { kind: 'pq.Error', message: 'deadlock detected' } },
    }),
  },
  {
    name: 'auth',
    source: 'python',
    team: 'identity',
    hosts: ['app-2'],
    perMinute: 2,
    line: (random) => ({
      status: random.chance(0.08) ? 'warn' : 'info',
      message: random.chance(0.08) ? 'Login refused: wrong password' : 'Login succeeded',
      attributes: {
        usr: { id: `u-${random.integer(1, 400)}` },
        network: { client: { country: random.pick(COUNTRIES) } },
      },
    }),
    failure: () => ({
      status: 'critical',
      message: 'Cannot reach the directory: [Errno 111] Connection refused',
      attributes: { error: { kind: 'ConnectionRefusedError' } },
    }),
  },
  {
    name: 'nightly-backup',
    source: 'cron',
    team: 'platform',
    hosts: ['db-1'],
    perMinute: 0.2,
    isSteady: true,
    line: (random) => ({
      status: 'info',
      message: `snapshot uploaded bytes=${random.integer(10_000_000, 90_000_000)}`,
    }),
  },
];

function request(random: SeededSequence, code: number): Line {
  const path = random.pick(PATHS);
  return {
    status: code >= 500 ? 'error' : code >= 400 ? 'warn' : 'info',
    message: `${random.pick(['GET', 'GET', 'POST'])} ${path} HTTP/1.1 ${code}`,
    attributes: {
      http: { status_code: code, url_details: { path } },
      duration: durationNs(random, code >= 500 ? 900 : 80),
      network: { client: { country: random.pick(COUNTRIES) } },
    },
  };
}

/** Nanoseconds, as Datadog's standard attribute `duration`. */
function durationNs(random: SeededSequence, meanMs: number): number {
  return Math.round(random.exponential(meanMs) * 1000) * 1000;
}

function orderId(random: SeededSequence): string {
  return `C-${random.integer(100_000, 999_999)}`;
}
