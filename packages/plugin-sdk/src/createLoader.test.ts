import { handlerFixture } from './testing/handlerFixture';

describe('createLoader', () => {
  it('loads once for calls that come together and after', async () => {
    const { loader } = handlerFixture<string>({ createInstance: () => 'x', queryData: () => Promise.resolve([]) });
    expect(loader.loaded).toBeUndefined();
    const [first, second] = await Promise.all([loader.load(), loader.load()]);
    expect(second).toBe(first);
    expect(await loader.load()).toBe(first);
    expect(loader.loaded).toBe(first);
  });

  it('fails all calls alike when the plugin cannot be loaded, and logs the reason once', async () => {
    const { loader, log } = handlerFixture<string>(new Error('no module'));
    const outcomes = await Promise.allSettled([loader.load(), loader.load()]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(log.lines).toHaveLength(1);
    expect(loader.loaded).toBeUndefined();
  });
});
