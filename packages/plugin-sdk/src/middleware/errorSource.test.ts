import { PluginError } from '../errors/PluginError';
import { toFailure } from './errorSource';

const live = new AbortController().signal;
const redact = (text: string): string => text.replaceAll('secret', '[redacted]');

describe('toFailure', () => {
  it('passes on what a handler meant to say, without secrets', () => {
    const error = new PluginError('bad secret', { status: 401, source: 'downstream' });
    expect(toFailure(error, { signal: live, redact })).toEqual({
      message: 'bad [redacted]',
      status: 401,
      source: 'downstream',
      kind: 'meant',
    });
  });

  it.each([new Error('secret internals'), 'a string', undefined, null, { status: 400 }])(
    'makes our own fault of %p and keeps its text from the user',
    (error) => {
      expect(toFailure(error, { signal: live, redact })).toEqual({
        message: "The plugin failed unexpectedly; Grafana's log has the details",
        status: 500,
        source: 'plugin',
        kind: 'bug',
      });
    }
  );

  it('does not blame the plugin for what a cancelled call throws', () => {
    const signal = AbortSignal.abort();
    const cancelled = { status: 499, source: 'downstream', kind: 'cancelled' };
    expect(toFailure(new Error('aborted'), { signal, redact })).toMatchObject(cancelled);
    const translated = new PluginError('the vendor timed out', { status: 504, source: 'downstream' });
    expect(toFailure(translated, { signal, redact })).toMatchObject(cancelled);
  });

  it('never answers with an empty text, which a host takes for success', () => {
    expect(toFailure(new PluginError('', { status: 400, source: 'plugin' }), { signal: live, redact }).message).toBe(
      'Unnamed error'
    );
  });
});
