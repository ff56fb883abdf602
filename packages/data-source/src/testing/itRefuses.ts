import type { AskOptions, DataSourceUnderTest, OpenOptions, PluginUnderTest } from './PluginUnderTest';

type Model = Readonly<Record<string, unknown>>;

/** A query that cannot be answered, and a part of the text that says why and what to do. */
export type BadQuery = [what: string, model: Model, message: string, options?: AskOptions];

export interface RefusalOptions<I> {
  readonly open: () => Promise<DataSourceUnderTest<I>>;
  /** A query that costs one call. */
  readonly good: () => Model;
  /** The calls that the vendor has got. */
  readonly calls: () => number;
}

/**
 * Registers a test for each bad query: asked beside a good one, as on a dashboard, it alone is an error that names what
 * is wrong, and the vendor is not asked.
 */
export function itRefuses<I>(queries: readonly BadQuery[], { open, good, calls }: RefusalOptions<I>): void {
  // With a default, since jest takes a fourth parameter without one for a callback that the test has to call.
  it.each(queries)(
    'is an error that names the field, and costs no call: %s',
    async (_, model, message, options = {}) => {
      const dataSource = await open();
      const [bad, answered] = await Promise.all([dataSource.ask(model, options), dataSource.ask(good())]);
      expect(bad).toMatchObject({
        ok: false,
        status: 400,
        source: 'downstream',
        message: expect.stringContaining(message),
      });
      expect(answered).toMatchObject({ ok: true });
      expect(calls()).toBe(1);
    }
  );
}

/** Settings with which a data source cannot work, and a part of the text that says why and what to do. */
export type BadSettings = [what: string, options: OpenOptions, message: string];

/** Registers a test for each: the data source is refused, the text names what is wrong, and the vendor is not asked. */
export function itRefusesSettings<I>(
  settings: readonly BadSettings[],
  { plugin, calls }: { readonly plugin: () => PluginUnderTest<I>; readonly calls: () => number }
): void {
  it.each(settings)('name their field: %s', async (_, options, message) => {
    await expect(plugin().open(options)).rejects.toMatchObject({
      name: 'PluginError',
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
    expect(calls()).toBe(0);
  });
}
