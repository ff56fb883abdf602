import { parseLogVolumeQuery } from '../../../shared/logVolumeSchema';
import { countsTable } from '../logCounts/CountsTable';
import { foldLogCounts } from '../logCounts/fold';
import { slotAxis } from '../logCounts/SlotAxis';
import { foldLogVolume } from './fold';

const MINUTE = 60_000;
const RANGE = { fromMs: 0, toMs: 3 * MINUTE };

/** Folds counts by status, each in minutes 0, 1, 2. */
function fold(counts: Readonly<Record<string, readonly number[]>>, askedAtMs = 10 * MINUTE) {
  const { counts: query } = parseLogVolumeQuery({}, { fromAlert: false, evaluationDelayMs: 0 });
  const axis = slotAxis(RANGE, MINUTE);
  const buckets = Object.entries(counts).map(([status, values]) => ({
    by: { status },
    computes: [{ timesMs: [0, MINUTE, 2 * MINUTE], values }],
  }));
  const answer = { buckets, status: 'done', warnings: [] } as const;
  const held = { askedAtMs, askedFromMs: RANGE.fromMs, askedThroughMs: RANGE.toMs, answer };
  const groups = countsTable([held], { axis, facets: ['status'], computes: query.computes });
  return foldLogVolume(foldLogCounts({ query, axis, groups })).series.map(({ labels, values }) => [labels, values]);
}

describe('foldLogVolume', () => {
  it('calls levels as Grafana does, the worst first, however many there are of each', () => {
    expect(
      fold({ debug: [9, 9, 9], warn: [1, 0, 0], error: [0, 1, 0], emergency: [0, 0, 1], trace: [5, 5, 5] })
    ).toEqual([
      [{ level: 'critical' }, [0, 0, 1]],
      [{ level: 'error' }, [0, 1, 0]],
      [{ level: 'warning' }, [1, 0, 0]],
      [{ level: 'debug' }, [9, 9, 9]],
      [{ level: 'trace' }, [5, 5, 5]],
    ]);
  });

  it('adds up statuses of one level', () => {
    expect(fold({ info: [1, 2, 3], notice: [10, 0, 0], ok: [100, 0, 1], '(none)': [1, 1, 1], odd: [2, 0, 0] })).toEqual(
      [
        [{ level: 'info' }, [111, 2, 4]],
        [{ level: 'unknown' }, [3, 1, 1]],
      ]
    );
  });

  it('has no value where it was not asked', () => {
    expect(fold({ info: [1] }, MINUTE)).toEqual([[{ level: 'info' }, [1, null, null]]]);
  });

  it('has no series without logs', () => {
    expect(fold({})).toEqual([]);
  });
});
