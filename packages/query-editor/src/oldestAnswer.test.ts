import { type DataFrame } from '@grafana/data';
import { oldestAnswer } from './oldestAnswer';

const frame = (fetchedAt: unknown): DataFrame => ({ fields: [], length: 0, meta: { custom: { fetchedAt } } });

describe('oldestAnswer', () => {
  it('is when the oldest part was answered', () => {
    expect(oldestAnswer([frame('2026-11-25T10:00:00Z'), frame('2026-11-24T10:00:00.000Z')])).toBe(
      '2026-11-24T10:00:00.000Z'
    );
  });

  it('is unknown where no frame tells', () => {
    expect(oldestAnswer([])).toBeUndefined();
    expect(oldestAnswer([frame(undefined), frame('yesterday'), { fields: [], length: 0 }])).toBeUndefined();
  });
});
