import { JointCaller } from './JointCaller';
import type { LoadCaller } from './LoadCaller';

function caller(more: Partial<LoadCaller> = {}) {
  const controller = new AbortController();
  const dismissed: unknown[] = [];
  const dismissDueBy: LoadCaller['dismissDueBy'] = (atMs) => void dismissed.push(atMs);
  const one: LoadCaller = {
    signal: controller.signal,
    priority: 'dashboard',
    deadlineAtMs: 1000,
    dismissDueBy,
    ...more,
  };
  return { one, dismissed, abort: () => controller.abort(new Error('gone')) };
}

describe('JointCaller', () => {
  it('is the one caller there is', () => {
    const { one } = caller();
    expect(JointCaller.of([one])).toBe(one);
  });

  it('is aborted when the last one is, with its reason', () => {
    const [a, b] = [caller(), caller()];
    const joint = JointCaller.of([a.one, b.one]);
    a.abort();
    expect(joint.signal.aborted).toBe(false);
    b.abort();
    expect(joint.signal.reason).toEqual(new Error('gone'));
  });

  it('is aborted from the start when all are', () => {
    const [a, b] = [caller(), caller()];
    a.abort();
    b.abort();
    expect(JointCaller.of([a.one, b.one]).signal.aborted).toBe(true);
  });

  it('follows a member that changes', () => {
    const alert = { priority: 'dashboard' as LoadCaller['priority'], deadlineAtMs: 1000 as number | undefined };
    const live: LoadCaller = {
      ...caller().one,
      get priority() {
        return alert.priority;
      },
      get deadlineAtMs() {
        return alert.deadlineAtMs;
      },
    };
    const joint = JointCaller.of([caller({ deadlineAtMs: 2000 }).one, live]);
    expect([joint.priority, joint.deadlineAtMs]).toEqual(['dashboard', 2000]);
    Object.assign(alert, { priority: 'alert', deadlineAtMs: 3000 });
    expect([joint.priority, joint.deadlineAtMs]).toEqual(['alert', 3000]);
    alert.deadlineAtMs = undefined;
    expect(joint.deadlineAtMs).toBeUndefined();
  });

  it('dismisses with all', () => {
    const [a, b] = [caller(), caller()];
    JointCaller.of([a.one, b.one]).dismissDueBy(500, new Error('no quota'));
    expect([a.dismissed, b.dismissed]).toEqual([[500], [500]]);
  });
});
