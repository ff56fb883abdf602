import type { MailProfile, MailStream } from '../generator/MailProfile';
import type { AccountOptions } from './AccountOptions';

const WORKDAYS = [1, 2, 3, 4, 5];
const FOREVER_DAYS = 36_500;

/** Mail that customers wait for: every other hour, opened by most. */
const orders = (volume: number): MailStream => ({
  categories: ['orders'],
  hoursUtc: Array.from({ length: 12 }, (_, index) => 2 * index),
  volume,
  rates: { opened: 0.62, clicked: 0.2, unsubscribed: 0 },
});
const passwords = (volume: number): MailStream => ({
  categories: ['account', 'password-reset'],
  hoursUtc: [1, 7, 9, 13, 17, 21],
  volume,
  rates: { opened: 0.8, clicked: 0.7, unsubscribed: 0, complained: 0 },
});
const newsletter = (volume: number, hourUtc: number, weekdays: readonly number[] = [2, 5]): MailStream => ({
  categories: ['newsletter'],
  hoursUtc: [hourUtc],
  weekdays,
  volume,
});
const promotions = (volume: number, hourUtc: number): MailStream => ({
  categories: ['promotions', 'marketing'],
  hoursUtc: [hourUtc],
  weekdays: [1, 3, 6],
  volume,
  rates: { opened: 0.22, clicked: 0.08, complained: 0.0006, unsubscribed: 0.003 },
});

const EUROPEAN = { Gmail: 0.31, 'Microsoft Outlook': 0.2, GMX: 0.14, 'T-Online': 0.08, Yahoo: 0.05 };
const JAPANESE = { Gmail: 0.38, Docomo: 0.16, Yahoo: 0.19, 'Apple iCloud': 0.14 };
const BUSINESS = { 'Google Workspace': 0.42, 'Microsoft 365': 0.45 };

const profile = (streams: readonly MailStream[], more: Partial<MailProfile> = {}): MailProfile => ({
  streams,
  ...more,
});

/** Ten brands that send mail as if they were real, two of them in the EU. Two are in trouble, one runs out of credits. */
export const FLEET: readonly AccountOptions[] = [
  {
    username: 'contoso-shop',
    timeZone: 'America/New_York',
    monthlyCredits: 2_500_000,
    profile: profile([orders(1800), passwords(350), newsletter(42_000, 14), promotions(28_000, 15)]),
    subusers: [
      { username: 'contoso-loyalty', profile: profile([newsletter(9000, 16, [4]), passwords(120)]) },
      { username: 'contoso-outlet', profile: profile([orders(260), promotions(7000, 17)]) },
      { username: 'contoso-europe', region: 'eu', profile: profile([orders(420)], { providers: EUROPEAN }) },
    ],
  },
  {
    username: 'fabrikam-travel',
    timeZone: 'Europe/Berlin',
    monthlyCredits: 1_500_000,
    profile: profile([orders(900), newsletter(65_000, 8, [4]), promotions(31_000, 9)], { providers: EUROPEAN }),
  },
  {
    username: 'northwind-foods',
    timeZone: 'America/Chicago',
    monthlyCredits: 1_200_000,
    profile: profile([orders(1100), newsletter(38_000, 15, [1, 4])]),
  },
  {
    // Its delivery breaks down: Microsoft blocks nearly everything, and others put mail off.
    username: 'adventure-cycles',
    timeZone: 'America/Los_Angeles',
    monthlyCredits: 800_000,
    profile: profile([orders(700), passwords(160), promotions(24_000, 18)], {
      incidents: [
        {
          startsDaysAgo: 3,
          days: FOREVER_DAYS,
          provider: 'Microsoft Outlook',
          rates: { blocked: 0.92, bounced: 0.04 },
        },
        { startsDaysAgo: 3, days: FOREVER_DAYS, rates: { deferred: 0.2 } },
      ],
    }),
  },
  {
    // A list that was bought: much mail, many complaints.
    username: 'tailspin-toys',
    timeZone: 'Europe/London',
    monthlyCredits: 900_000,
    profile: profile([orders(420), newsletter(30_000, 10, [0, 3])], {
      incidents: [{ startsDaysAgo: 6, days: 2, volume: 3, rates: { complained: 0.014, bounced: 0.08, opened: 0.12 } }],
    }),
  },
  {
    username: 'wingtip-media',
    timeZone: 'Asia/Tokyo',
    monthlyCredits: 4_000_000,
    profile: profile([newsletter(88_000, 22, [0, 1, 2, 3, 4, 5, 6]), passwords(90)], { providers: JAPANESE }),
  },
  {
    username: 'litware-bank',
    region: 'eu',
    timeZone: 'Europe/Zurich',
    monthlyCredits: 600_000,
    profile: profile([orders(640), passwords(480)], { providers: EUROPEAN }),
  },
  {
    username: 'proseware-learning',
    timeZone: 'Australia/Sydney',
    monthlyCredits: 300_000,
    profile: profile([{ ...orders(240), weekdays: WORKDAYS, categories: ['courses'] }, newsletter(5200, 21, [0])]),
  },
  {
    // Few messages, and none at all on most days.
    username: 'trey-research',
    timeZone: 'Asia/Kolkata',
    monthlyCredits: 50_000,
    profile: profile([newsletter(1900, 5, [2, 4])], { providers: BUSINESS }),
  },
  {
    username: 'woodgrove-insurance',
    region: 'eu',
    timeZone: 'Europe/Paris',
    creditsLeft: 4200,
    profile: profile([orders(310), newsletter(12_000, 7, [2])], { providers: EUROPEAN }),
  },
];
