import { codeOfStatus, GRAFANA_STATUS } from './errorStatus';
import { hasCode, isUpstreamError, UpstreamError } from './UpstreamError';

describe('UpstreamError', () => {
  it('is told by its brand, also when it comes from another copy of this module', () => {
    jest.isolateModules(() => {
      const copy = jest.requireActual<{ UpstreamError: typeof UpstreamError }>('./UpstreamError');
      const foreign: unknown = new copy.UpstreamError('timeout', 'late');
      expect(foreign).not.toBeInstanceOf(UpstreamError);
      expect(isUpstreamError(foreign)).toBe(true);
      expect(hasCode(foreign, 'timeout')).toBe(true);
      expect(hasCode(foreign, 'aborted')).toBe(false);
    });
  });

  it.each([undefined, null, 'timeout', { code: 'timeout' }, new Error('timeout')])('is not %p', (thrown) => {
    expect(isUpstreamError(thrown)).toBe(false);
  });

  it.each([
    [502, true],
    [503, true],
    [504, true],
    [500, false],
    [429, false],
    [undefined, false],
  ])('with status %p is transient by itself: %p', (status, transient) => {
    expect(new UpstreamError('unavailable', 'x', { status }).transient).toBe(transient);
  });

  it('is always blamed on the vendor', () => {
    expect(new UpstreamError('badRequest', 'x').source).toBe('downstream');
  });
});

describe('statuses', () => {
  it.each([
    [200, undefined],
    [204, undefined],
    [302, 'invalidResponse'],
    [400, 'badRequest'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [408, 'timeout'],
    [409, 'badRequest'],
    [429, 'rateLimited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
  ])('of a vendor: %i means %p', (status, code) => {
    expect(codeOfStatus(status)).toBe(code);
  });

  it('for Grafana are those of the contract', () => {
    expect(GRAFANA_STATUS).toEqual({
      badRequest: 400,
      notFound: 400,
      unauthorized: 401,
      forbidden: 403,
      rateLimited: 429,
      aborted: 499,
      unavailable: 502,
      invalidResponse: 502,
      timeout: 504,
    });
  });
});
