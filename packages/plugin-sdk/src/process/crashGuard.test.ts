import { FakeClock } from '../testing/FakeClock';
import { RecordingLogger } from '../testing/RecordingLogger';
import { guardAgainstCrashes } from './crashGuard';
import type { ProcessEvent } from './ProcessEffects';

function guarded(isReady: boolean) {
  const listeners = new Map<ProcessEvent, (reason: unknown) => void>();
  const log = new RecordingLogger();
  const clock = new FakeClock();
  const onHopeless = jest.fn();
  const process = {
    on: (event: ProcessEvent, listener: (reason: unknown) => void) => void listeners.set(event, listener),
  };
  guardAgainstCrashes({ process, log, clock, isReady: () => isReady, onHopeless });
  return { log, clock, onHopeless, crash: (event: ProcessEvent) => listeners.get(event)?.(new Error('stray')) };
}

describe('guardAgainstCrashes', () => {
  it('logs a stray exception or rejection and lives on', () => {
    const { crash, log, onHopeless } = guarded(true);
    crash('uncaughtException');
    crash('unhandledRejection');
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'Uncaught exception'],
      ['error', 'Unhandled rejection'],
    ]);
    expect(onHopeless).not.toHaveBeenCalled();
  });

  it('gives up in a storm', () => {
    const { crash, onHopeless } = guarded(true);
    for (let i = 0; i < 20; i++) {
      crash('uncaughtException');
    }
    expect(onHopeless).not.toHaveBeenCalled();
    crash('uncaughtException');
    expect(onHopeless).toHaveBeenCalledTimes(1);
  });

  it('does not add up strays of a long life', async () => {
    const { crash, clock, onHopeless } = guarded(true);
    for (let i = 0; i < 100; i++) {
      crash('uncaughtException');
      await clock.advance(1000);
    }
    expect(onHopeless).not.toHaveBeenCalled();
  });

  it('gives up before the handshake, when nothing works yet', () => {
    const { crash, onHopeless } = guarded(false);
    crash('uncaughtException');
    expect(onHopeless).toHaveBeenCalledTimes(1);
  });
});
