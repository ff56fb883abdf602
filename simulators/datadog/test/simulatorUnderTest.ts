import { type DatadogSimulator, type DatadogSimulatorOptions, SettableClock, startDatadogSimulator } from '../src';
import { DatadogCaller } from './DatadogCaller';

/** A simulator of its own for each test, whose clock stands still, and who asks it. */
export interface SimulatorUnderTest {
  readonly clock: SettableClock;
  readonly datadog: DatadogSimulator;
  readonly caller: DatadogCaller;
}

/** Starts one before each test of a `describe` and stops it after. The properties can be read within tests. */
export function simulatorUnderTest(nowMs: number, options: DatadogSimulatorOptions = {}): SimulatorUnderTest {
  const clock = new SettableClock(nowMs);
  const under: { clock: SettableClock; datadog?: DatadogSimulator; caller?: DatadogCaller } = { clock };
  beforeEach(async () => {
    clock.set(nowMs);
    under.datadog = await startDatadogSimulator({ now: clock.now, ...options });
    under.caller = new DatadogCaller(under.datadog);
  });
  afterEach(() => under.datadog?.stop());
  return under as SimulatorUnderTest;
}
