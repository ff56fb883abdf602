import { isPluginError, PluginError } from './PluginError';

describe('PluginError', () => {
  it('keeps message, status, source and cause', () => {
    const cause = new Error('why');
    const error = new PluginError('no', { status: 403, source: 'downstream', cause });
    expect(error).toMatchObject({ name: 'PluginError', message: 'no', status: 403, source: 'downstream', cause });
  });

  it.each([0, 200, 399, 600, 400.5, NaN])('refuses the status %p, which a host reads as 500', (status) => {
    expect(() => new PluginError('no', { status, source: 'plugin' })).toThrow(RangeError);
  });

  it('is known by its shape, so that a second copy of the module makes no difference', () => {
    const foreign = Object.assign(new Error('x'), { name: 'PluginError', status: 400, source: 'plugin' });
    expect(isPluginError(foreign)).toBe(true);
    expect(isPluginError(new Error('x'))).toBe(false);
    expect(isPluginError({ name: 'PluginError', status: 400, source: 'plugin' })).toBe(false);
  });
});
