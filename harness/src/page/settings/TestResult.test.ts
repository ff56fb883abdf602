import { toTestResult } from './TestResult';

const steps = [{ name: 'signIn', status: 'error', message: 'wrong secret' }];

describe('toTestResult', () => {
  it('reads what a successful test resolves to', () => {
    expect(toTestResult({ status: 'success', message: 'Azure can be read', details: { steps: [] } })).toEqual({
      isOk: true,
      message: 'Azure can be read',
      steps: [],
    });
  });

  it("reads the error that Grafana's base class throws, with the plugin's steps", () => {
    const error = Object.assign(new Error('Sign-in failed'), { details: { steps } });
    expect(toTestResult(error)).toEqual({ isOk: false, message: 'Sign-in failed', steps });
  });

  it('reads a refused save', () => {
    const refused = { status: 403, statusText: 'Forbidden', data: { message: 'Cannot update read-only data source' } };
    expect(toTestResult(refused)).toMatchObject({ isOk: false, message: 'Cannot update read-only data source' });
  });

  it('shows whatever else comes as text', () => {
    expect(toTestResult('broken').message).toBe('broken');
  });
});
