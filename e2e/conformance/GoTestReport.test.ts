import { GoTestReport } from './GoTestReport';

const read = (report: GoTestReport, ...events: readonly object[]): ReadonlyArray<string | undefined> =>
  events.map((event) => report.read(JSON.stringify({ Package: 'echo', ...event })));

describe('GoTestReport', () => {
  it('counts the tests that passed and failed, and shows what a failed one wrote', () => {
    const report = new GoTestReport();
    const shown = read(
      report,
      { Action: 'run', Test: 'TestA' },
      { Action: 'pass', Test: 'TestA' },
      { Action: 'output', Test: 'TestB', Output: 'it was 5\n' },
      { Action: 'fail', Test: 'TestB' },
      { Action: 'fail' }
    );

    expect(report.totals).toEqual({ passed: 1, failed: 1 });
    expect(shown.filter((text) => text !== undefined)).toEqual(['passed echo.TestA', 'FAILED echo.TestB\nit was 5\n']);
  });

  it('counts a test with sub-tests through these', () => {
    const report = new GoTestReport();
    read(
      report,
      { Action: 'pass', Test: 'TestA/one' },
      { Action: 'fail', Test: 'TestA/two' },
      { Action: 'fail', Test: 'TestA' },
      { Action: 'pass', Test: 'TestAB' }
    );

    expect(report.totals).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a skipped test as failed', () => {
    const report = new GoTestReport();
    read(report, { Action: 'skip', Test: 'TestA' });

    expect(report.totals).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a package that does not compile once and shows why', () => {
    const report = new GoTestReport();
    const shown = [
      report.read('{"ImportPath":"echo.test","Action":"build-output","Output":"undefined: x\\n"}'),
      report.read('{"ImportPath":"echo.test","Action":"build-fail"}'),
      ...read(report, { Action: 'fail' }),
    ];

    expect(report.totals).toEqual({ passed: 0, failed: 1 });
    expect(shown.join('')).toContain('FAILED to build echo.test\nundefined: x');
  });

  it('counts a package that panics after its tests passed', () => {
    const report = new GoTestReport();
    read(report, { Action: 'pass', Test: 'TestA' }, { Action: 'output', Output: 'panic\n' }, { Action: 'fail' });

    expect(report.totals).toEqual({ passed: 1, failed: 1 });
  });

  it('does not count a package without tests', () => {
    const report = new GoTestReport();
    read(report, { Action: 'skip' });

    expect(report.totals).toEqual({ passed: 0, failed: 0 });
  });

  it('shows a line that is no event as it is', () => {
    expect(new GoTestReport().read('go: downloading x')).toBe('go: downloading x');
  });
});
