import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processUnderTest } from './processUnderTest';

/** What every simulator's command does; `file` is its `bin/start.ts`. */
export function describeSimulatorCommand(file: string): void {
  describe('the command', () => {
    const under = processUnderTest(file);

    it.each(['SIGTERM', 'SIGINT'] as const)(
      'prints one line of JSON, writes the same to a file, cannot be controlled, and ends on %s',
      async (signal) => {
        const infoFile = join(under.folder, 'info.json');
        const { info, simulator } = await under.start<{ controlUrl?: string }>('--info-file', infoFile);
        const printed = simulator.text;

        expect(JSON.parse(await readFile(infoFile, 'utf8'))).toEqual(info);
        expect(info.controlUrl).toBeUndefined();

        simulator.kill(signal);
        expect(await simulator.exit).toEqual([0, null]);
        expect(simulator.text).toBe(printed);
      },
      20_000
    );

    it.each([
      ['--port', 'many', 'whole number instead of "many"'],
      ['--now', 'noon', 'instead of "noon"'],
      ['--weather', 'fine', "Unknown option '--weather'"],
    ])(
      'refuses %s %s and says what is allowed',
      async (name, value, text) => {
        const simulator = under.run(name, value);

        expect(await simulator.exit).toEqual([1, null]);
        expect(simulator.text).toContain(text);
        expect(simulator.text).toContain('Usage:');
      },
      20_000
    );
  });
}
