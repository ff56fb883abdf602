import { RecordingLogger } from '../testing/RecordingLogger';
import { StdoutGuard } from './StdoutGuard';

/** A process whose real stdout must not even be looked at: making the stream already does harm. */
function guardedGlobals() {
  const touched = jest.fn();
  const process = Object.defineProperty({}, 'stdout', { configurable: true, get: touched });
  const globals = { process: process as { stdout: NodeJS.WriteStream }, console: {} as Console };
  const guard = new StdoutGuard();
  guard.install(globals);
  return { ...globals, guard, touched };
}

describe('StdoutGuard', () => {
  it('turns console calls into log lines of their level', () => {
    const { console, guard } = guardedGlobals();
    const log = new RecordingLogger();
    guard.connect(log);
    console.log('a %d', 1);
    console.info('b');
    console.debug('c');
    console.warn('d');
    console.error('e', { x: 1 });
    console.trace('f');
    console.dir({ g: 1 });
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['info', 'a 1'],
      ['info', 'b'],
      ['debug', 'c'],
      ['warn', 'd'],
      ['error', 'e { x: 1 }'],
      ['debug', 'f'],
      ['info', '{ g: 1 }'],
    ]);
  });

  it('catches what is written to process.stdout, by the line', () => {
    const { process, guard } = guardedGlobals();
    const log = new RecordingLogger();
    guard.connect(log);
    process.stdout.write('one\ntw');
    process.stdout.write(Buffer.from('o\n\nrest'));
    expect(log.lines.map(({ message }) => message)).toEqual(['one', 'two']);
  });

  it('keeps what is said before there is a log', () => {
    const { console, guard } = guardedGlobals();
    console.log('early');
    const log = new RecordingLogger();
    guard.connect(log);
    console.log('late');
    expect(log.lines.map(({ message }) => message)).toEqual(['early', 'late']);
  });

  it('never touches the real stdout', () => {
    const { console, process, guard, touched } = guardedGlobals();
    guard.connect(new RecordingLogger());
    console.log('x');
    process.stdout.write('y\n');
    expect(touched).not.toHaveBeenCalled();
  });
});
