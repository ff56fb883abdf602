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

  it("reads what Grafana's base class rejects with, and the plugin's steps in it", () => {
    const error = Object.assign(new Error('Sign-in failed'), { details: { steps } });
    const rejected = { status: 'error', message: 'Sign-in failed', error };
    expect(toTestResult(rejected)).toEqual({ isOk: false, message: 'Sign-in failed', steps });
  });

  it('reads an error that a plugin throws itself', () => {
    expect(toTestResult(new Error('not now'))).toEqual({ isOk: false, message: 'not now', steps: [] });
  });

  it('reads the answer to a health check', () => {
    const ok = { status: 'OK', message: 'fine', details: { steps: [{ name: 'signIn', status: 'ok' }] } };
    expect(toTestResult(ok)).toEqual({ isOk: true, message: 'fine', steps: [{ name: 'signIn', status: 'ok' }] });
  });

  it('reads a refused save', () => {
    const refused = { status: 403, statusText: 'Forbidden', data: { message: 'Cannot update read-only data source' } };
    expect(toTestResult(refused)).toMatchObject({ isOk: false, message: 'Cannot update read-only data source' });
  });

  it('shows whatever else comes as text', () => {
    expect(toTestResult('broken').message).toBe('broken');
  });
});
