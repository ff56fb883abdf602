import { FakeClock } from '../testing/FakeClock';
import { watchParent } from './parentWatch';

describe('watchParent', () => {
  it('tells once, within half a second, that the parent has gone', async () => {
    const clock = new FakeClock();
    const onParentGone = jest.fn();
    let parent = 42;
    watchParent({ clock, parent, parentPid: () => parent, onParentGone });
    await clock.advance(60_000);
    expect(onParentGone).not.toHaveBeenCalled();
    parent = 1;
    await clock.advance(500);
    expect(onParentGone).toHaveBeenCalledTimes(1);
    await clock.advance(60_000);
    expect(onParentGone).toHaveBeenCalledTimes(1);
  });

  // In a container Grafana itself is process 1.
  it('does not take a parent with the id 1 for a dead one', async () => {
    const clock = new FakeClock();
    const onParentGone = jest.fn();
    watchParent({ clock, parent: 1, parentPid: () => 1, onParentGone });
    await clock.advance(60_000);
    expect(onParentGone).not.toHaveBeenCalled();
  });

  it('asks whether the parent lives where its id stays', async () => {
    const clock = new FakeClock();
    const onParentGone = jest.fn();
    let alive = true;
    watchParent({ clock, parent: 42, parentPid: () => 42, isAlive: () => alive, onParentGone });
    await clock.advance(1000);
    alive = false;
    await clock.advance(500);
    expect(onParentGone).toHaveBeenCalledTimes(1);
  });

  it('notices a parent that died while the plugin was starting', async () => {
    const clock = new FakeClock();
    const onParentGone = jest.fn();
    watchParent({ clock, parent: 42, parentPid: () => 1, onParentGone });
    await clock.advance(500);
    expect(onParentGone).toHaveBeenCalledTimes(1);
  });

  it('ends on request', async () => {
    const clock = new FakeClock();
    const onParentGone = jest.fn();
    let parent = 42;
    const stop = watchParent({ clock, parent, parentPid: () => parent, onParentGone });
    stop();
    parent = 1;
    await clock.advance(1000);
    expect(onParentGone).not.toHaveBeenCalled();
    expect(clock.waiting).toBe(0);
  });
});
