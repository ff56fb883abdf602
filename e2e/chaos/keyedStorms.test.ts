// Storms of faults and of refusals for lack of quota, on the executables as they are shipped.
import { GrafanaHost, PluginProcess } from '@glance/harness';
import { shippedCommandOf } from '../support/builtPlugins';
import { findSecrets, outputsOf } from '../support/secretSearch';
import { type Answers, rightFiguresOf } from './rightFiguresOf';
import { expectToWeatherStorm } from './stormOfFaults';
import { KEYED_VENDORS, QUESTIONS, type VendorUnderFault } from './vendors';

jest.setTimeout(120_000);

describe.each(KEYED_VENDORS)('$plugin', ({ plugin: folder, pluginId, endpoint, throttled, start }) => {
  let vendor: VendorUnderFault;
  let plugin: PluginProcess;
  let host: GrafanaHost;
  let answered: Answers[];

  // What is known of the quota belongs to keys, so each test has a process of its own.
  beforeEach(async () => {
    const command = shippedCommandOf(folder);
    vendor = await start();
    plugin = await PluginProcess.start({ ...command, pluginId });
    host = new GrafanaHost(plugin);
    answered = [];
  });

  afterEach(async () => {
    await plugin.shutdown();
    await vendor.stop();
  });

  const askAll = async (headers: Readonly<Record<string, string>> = {}): Promise<Answers> => {
    const { dataSource, questionOf, range } = vendor;
    const queries = Array.from({ length: QUESTIONS }, (_, number) => ({ refId: `Q${number}`, ...questionOf(number) }));
    const answers = await host.queryData({ dataSource, headers, queries, ...range });
    answered.push(answers);
    return answers;
  };
  const clearCache = () => host.callResource({ dataSource: vendor.dataSource, method: 'POST', path: 'cache/clear' });
  const calls = () => vendor.journal.of(endpoint);
  const leaks = async () => findSecrets({ ...(await outputsOf(plugin, host)), answered }, vendor.secrets);

  it('in a storm of faults gives right answers or errors, mixes up none, and is as ever afterwards', async () => {
    await expectToWeatherStorm({ faults: vendor.faults, endpoint, askAll: () => askAll(), clearCache });
    expect(vendor.journal.inFlight()).toBe(0);
    expect(await leaks()).toEqual([]);
  });

  it('waits out a storm of refusals that ends soon, and asks each refused question once more', async () => {
    const truth = rightFiguresOf(await askAll());
    await clearCache();
    vendor.journal.clear();
    vendor.faults.inject(throttled(2), { endpoint, times: 5 });
    expect(rightFiguresOf(await askAll())).toEqual(truth);
    expect(calls().filter(({ status }) => status === 429)).toHaveLength(5);
    expect(calls()).toHaveLength(QUESTIONS + 5);
    expect(await leaks()).toEqual([]);
  });

  it('says when a storm of refusals ends that lasts too long to wait for, and asks nothing more until then', async () => {
    vendor.faults.inject(throttled(600), { endpoint });
    const first = await askAll();
    const asked = calls().length;
    const again = [await askAll(), await askAll({ FromAlert: 'true' })];
    for (const answer of [first, ...again].flatMap((answers) => Object.values(answers))) {
      expect(answer).toMatchObject({ status: 429, errorSource: 'downstream', frames: [] });
      expect(answer.error).toMatch(/quota is used up until \S+ \S+ UTC \(in (60[01]|59\d) s\)/);
    }
    expect(asked).toBeLessThanOrEqual(QUESTIONS);
    expect(calls()).toHaveLength(asked);
    expect(await leaks()).toEqual([]);
  });
});
