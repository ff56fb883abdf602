import {
  type Account,
  type SendGridSimulator,
  type SendGridSimulatorOptions,
  SettableClock,
  startSendGridSimulator,
} from '../src';
import { SendGridCaller } from './SendGridCaller';

/** A simulator of its own for each test, whose clock stands still, and who asks it. */
export interface SimulatorUnderTest {
  readonly clock: SettableClock;
  readonly sendGrid: SendGridSimulator;
  /** The first account. */
  readonly account: Account;
  /** Asks as the first account, where it lives. */
  readonly caller: SendGridCaller;
}

/** Starts one before each test of a `describe` and stops it after. The properties can be read within tests. */
export function simulatorUnderTest(nowMs: number, options: SendGridSimulatorOptions = {}): SimulatorUnderTest {
  const clock = new SettableClock(nowMs);
  const under: { -readonly [Name in keyof SimulatorUnderTest]?: SimulatorUnderTest[Name] } = { clock };
  beforeEach(async () => {
    clock.set(nowMs);
    under.sendGrid = await startSendGridSimulator({ now: clock.now, ...options });
    const [account] = under.sendGrid.accounts;
    under.account = account;
    under.caller = new SendGridCaller({
      url: under.sendGrid.urls[account?.region ?? 'global'],
      apiKey: account?.apiKey ?? '',
    });
  });
  afterEach(() => under.sendGrid?.stop());
  return under as SimulatorUnderTest;
}
