import { SeededSequence } from '@glance/simulator-common';
import { type MailBatch, OTHER_PROVIDER } from '../mail/MailBatch';
import type { MailSource } from '../mail/MailStore';
import { fateOf } from './fateOf';
import {
  type Incident,
  type MailProfile,
  type MailRates,
  type MailStream,
  USUAL_PROVIDERS,
  USUAL_RATES,
} from './MailProfile';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Whose mail is made up. */
export interface MailModelOptions {
  readonly seed: number;
  readonly username: string;
  readonly profile: MailProfile;
  /** Incidents are counted from the beginning of this day, UTC. */
  readonly startedAtMs: number;
}

/** Mail without beginning or end, by the hour: the same for the same seed, name and day of start. */
export class MailModel implements MailSource {
  readonly #options: MailModelOptions;
  readonly #shares: ReadonlyArray<readonly [provider: string, share: number]>;
  readonly #startDayMs: number;

  constructor(options: MailModelOptions) {
    this.#options = options;
    const { providers = USUAL_PROVIDERS } = options.profile;
    const named = Object.entries(providers);
    const others = 1 - named.reduce((sum, [, share]) => sum + share, 0);
    this.#shares = others > 0.0001 ? [...named, [OTHER_PROVIDER, others]] : named;
    this.#startDayMs = Math.floor(options.startedAtMs / DAY_MS) * DAY_MS;
  }

  get categories(): readonly string[] {
    return this.#options.profile.streams.flatMap(({ categories }) => categories);
  }

  batches(fromMs: number, toMs: number): readonly MailBatch[] {
    const batches: MailBatch[] = [];
    for (let hourMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS; hourMs < toMs; hourMs += HOUR_MS) {
      batches.push(...this.#hour(hourMs).filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs));
    }
    return batches;
  }

  #hour(hourMs: number): readonly MailBatch[] {
    const date = new Date(hourMs);
    return this.#options.profile.streams.flatMap((stream, index) =>
      stream.hoursUtc.includes(date.getUTCHours()) && stream.weekdays?.includes(date.getUTCDay()) !== false
        ? this.#sending({ stream, index, hourMs })
        : []
    );
  }

  /** One sending of a stream, at a minute of the hour, split by provider. */
  #sending({
    stream,
    index,
    hourMs,
  }: {
    readonly stream: MailStream;
    readonly index: number;
    readonly hourMs: number;
  }): readonly MailBatch[] {
    const { seed, username, profile } = this.#options;
    const random = new SeededSequence(seed, username, index, hourMs);
    const timeMs = hourMs + random.integer(0, 59) * MINUTE_MS;
    const season = 1 + 0.12 * Math.sin((hourMs / DAY_MS / 91) * 2 * Math.PI);
    const volume = stream.volume * season * random.between(0.75, 1.25);
    return this.#shares.flatMap(([provider, share]) => {
      const incidents = (profile.incidents ?? []).filter((incident) => this.#isOn(incident, { timeMs, provider }));
      const factor = incidents.reduce((product, incident) => product * (incident.volume ?? 1), 1);
      const requests = Math.round(volume * share * factor * random.between(0.9, 1.1));
      const rates: MailRates = Object.assign(
        {},
        USUAL_RATES,
        stream.rates,
        ...incidents.map((incident) => incident.rates)
      );
      return requests === 0
        ? []
        : [{ timeMs, categories: stream.categories, provider, ...fateOf(requests, { rates, random }) }];
    });
  }

  #isOn(
    { startsDaysAgo, days, provider }: Incident,
    mail: { readonly timeMs: number; readonly provider: string }
  ): boolean {
    const fromMs = this.#startDayMs - startsDaysAgo * DAY_MS;
    const isMeant = provider === undefined || provider === mail.provider;
    return isMeant && mail.timeMs >= fromMs && mail.timeMs < fromMs + days * DAY_MS;
  }
}
