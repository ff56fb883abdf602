import { type CheckedFrame, noData, numericLong, withNotices } from '@glance/data-frames';
import { checkAnswer } from './checkAnswer';
import type { Question } from './Question';

const truth = { north: 1, south: 2, west: 4 };
const question: Question = {
  query: { refId: 'A' },
  fromMs: 0,
  toMs: 1,
  fromAlert: false,
  settled: { fromMs: 0, toMs: 1 },
  expectations: [{ column: 'delivered', labels: ['account'], sums: new Map(Object.entries(truth)) }],
};

function answerWith(figures: Readonly<Record<string, number>>): CheckedFrame {
  return numericLong({
    labels: [{ name: 'account', values: Object.keys(figures) }],
    values: [{ name: 'delivered', values: Object.values(figures) }],
  });
}

function withNotice(frame: CheckedFrame, text: string): CheckedFrame {
  return withNotices(frame, [{ severity: 'warning', text }]);
}

function check(frame: CheckedFrame, { fromAlert = false } = {}) {
  return checkAnswer({ ...question, fromAlert }, { status: 200, frames: [frame], rawFrames: [] });
}

describe('an answer in a soak', () => {
  it('is right with the true figures', () => {
    expect(check(answerWith(truth))).toEqual({ kind: 'right', isPartial: false, isStale: false });
  });

  it('is wrong with those of another tenant, of fewer accounts, or of nobody', () => {
    expect(check(answerWith({ ...truth, west: 5 }))).toMatchObject({ kind: 'wrong' });
    expect(check(answerWith({ north: 1, south: 2 }))).toMatchObject({ kind: 'wrong' });
    expect(check(noData('numeric-long'))).toMatchObject({ kind: 'wrong' });
  });

  it.each([
    ['what it says it leaves out', 'Left out: West: SendGrid failed', { north: 1, south: 2 }],
    ['what it says it does not know', 'Some buckets are not known: nobody asked', { north: 1, south: 2, west: 3 }],
  ])('may lack %s on a dashboard, and never for an alert rule', (_, text, figures) => {
    const partial = withNotice(answerWith(figures), text);
    expect(check(partial)).toEqual({ kind: 'right', isPartial: true, isStale: false });
    expect(check(partial, { fromAlert: true })).toMatchObject({ kind: 'wrong' });
  });

  it('is known to be stale when it says so', () => {
    const text = 'These costs are 5 min old. Azure: it failed.';
    expect(check(withNotice(answerWith(truth), text))).toMatchObject({ isStale: true });
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
    expect(checkAnswer(question, answer)).toMatchObject({ kind });
  });

  it('is missed when there is none', () => {
    expect(checkAnswer(question, undefined)).toEqual({ kind: 'wrong', problem: 'there is no answer' });
  });
});
