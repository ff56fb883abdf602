import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { main, StepFailed } from './steps.mjs';

const usage = `Usage: npm test [-- <lane> …]
Runs all lanes that this machine can run, or the named ones.`;

await main(async () => {
  await ensureInstalled();
  const { lanes } = await import('./lanes.mjs');
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !lanes.some((lane) => lane.name === name));
  if (unknown.length > 0) {
    throw new StepFailed(
      `There is no lane "${unknown[0]}".`,
      `choose of ${lanes.map((lane) => lane.name).join(', ')}.\n${usage}`
    );
  }
  const chosen = lanes.filter((lane) => wanted.length === 0 || wanted.includes(lane.name));
  const totals = { passed: 0, failed: 0 };
  const summary = [];
  let built = false;
  for (const lane of chosen) {
    if (lane.built && !built) {
      await ensureBuilt();
      built = true;
    }
    const reason = await lane.missing?.();
    if (reason) {
      // On a build server a lane that silently falls away would hide a fault.
      totals.failed += process.env.CI ? 1 : 0;
      summary.push(`${lane.name}: left out, ${reason}${process.env.CI ? ' (a failure with CI set)' : ''}`);
      continue;
    }
    process.stdout.write(`\n=== ${lane.name} ===\n`);
    const startedAt = Date.now();
    const { passed, failed, leftOut = [] } = await lane.run();
    totals.passed += passed;
    totals.failed += failed;
    summary.push(
      `${lane.name}: ${passed} passed, ${failed} failed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`
    );
    summary.push(...leftOut.map((test) => `  left out: ${test}`));
  }
  process.stdout.write(`\n${summary.join('\n')}\n${totals.passed} passed, ${totals.failed} failed\n`);
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
});
