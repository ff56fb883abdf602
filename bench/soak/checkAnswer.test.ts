import { noData, numericLong, withNotices, type CheckedFrame } from '@glance/data-frames';
import { CostModel } from '@glance/simulator-azure';
import { checkAnswer } from './checkAnswer';
import type { Question } from './Question';
import { TrueTenant } from './TrueTenant';
import { dayMs, type TruthQuestion, trueSums } from './Truth';

const anchorDay = Date.parse('2026-11-25') / dayMs;
const model = new CostModel({ seed: 1, anchorDay });
const truth = new TrueTenant(model);
const ids = model.subscriptions.map(({ id }) => id);
const asked: TruthQuestion = {
  subscriptionIds: ids,
  firstDay: anchorDay - 100,
  lastDay: anchorDay - 90,
  costType: 'ActualCost',
  metric: 'CostUSD',
};
const question: Question = {
  query: { refId: 'A' },
  fromMs: 0,
  toMs: 1,
  fromAlert: false,
  throughDay: anchorDay,
  expectations: [{ column: 'CostUSD', groupLabel: undefined, metric: 'CostUSD', meanOf: [asked] }],
};

/** The true answer about some subscriptions, of this or another tenant. */
function answerAbout(subscriptionIds: readonly string[], tenant = model): CheckedFrame {
  const sums = trueSums(tenant, { ...asked, subscriptionIds });
  return numericLong({
    labels: [{ name: 'subscriptionId', values: [...sums.keys()].map((key) => key.split(' | ')[0] ?? '') }],
    values: [{ name: 'CostUSD', values: [...sums.values()] }],
  });
}

function check(frame: CheckedFrame, { fromAlert = false } = {}) {
  return checkAnswer({ ...question, fromAlert }, { status: 200, frames: [frame], rawFrames: [] }, truth);
}

describe('an answer in a soak', () => {
  it('is right with the true figures', () => {
    expect(check(answerAbout(ids))).toEqual({ kind: 'right', isPartial: false, isStale: false });
  });

  it('is wrong with those of another tenant, of fewer subscriptions, or of nobody', () => {
    const other = new CostModel({ seed: 2, anchorDay });
    expect(check(answerAbout(ids, other))).toMatchObject({ kind: 'wrong' });
    expect(check(answerAbout(ids.slice(1)))).toMatchObject({ kind: 'wrong' });
    expect(check(noData('numeric-long'))).toMatchObject({ kind: 'wrong' });
  });

  it('may leave out on a dashboard what it says it leaves out, and never for an alert rule', () => {
    const text = `Left out: Contoso (subscriptions/${ids[0]}): Azure failed`;
    const partial = withNotices(answerAbout(ids.slice(1)), [{ severity: 'warning', text }]);
    expect(check(partial)).toEqual({ kind: 'right', isPartial: true, isStale: false });
    expect(check(partial, { fromAlert: true })).toMatchObject({ kind: 'wrong' });
  });

  it('is known to be stale when it says so', () => {
    const text = 'These costs are 5 min old. Azure: it failed.';
    expect(check(withNotices(answerAbout(ids), [{ severity: 'warning', text }]))).toMatchObject({ isStale: true });
  });

  it.each([
    [429, 'failed'],
    [502, 'failed'],
    [504, 'failed'],
    [500, 'wrong'],
    [400, 'wrong'],
    [401, 'wrong'],
  ])('with status %i has %s', (status, kind) => {
    const answer = { status, error: 'It failed', frames: [], rawFrames: [] };
    expect(checkAnswer(question, answer, truth)).toMatchObject({ kind });
  });

  it('is missed when there is none', () => {
    expect(checkAnswer(question, undefined, truth)).toEqual({ kind: 'wrong', problem: 'there is no answer' });
  });
});
