import type { LogEvent, LogPage } from '../../upstream/LogPage';
import type { SearchRequest } from '../../upstream/SearchRequest';
import { loadLogs } from './loadLogs';
import type { LogsRequest } from './plan';

const REQUEST: LogsRequest = {
  query: '*',
  indexes: ['*'],
  storageTier: 'indexes',
  fromMs: 0,
  toMs: 1_000_000,
  sort: '-timestamp',
  limit: 1000,
};

const EVENT: LogEvent = {
  id: '',
  timestampMs: 1,
  message: 'm',
  status: 'info',
  service: '',
  host: '',
  tags: [],
  attributes: {},
};

const event = (id: string, timestampMs = 1): LogEvent => ({ ...EVENT, id, timestampMs });
const events = (count: number, first = 0): readonly LogEvent[] =>
  Array.from({ length: count }, (_, index) => event(`e${first + index}`));

/** Datadog as a list of pages; what it is asked is noted. */
function pages(...answers: ReadonlyArray<Partial<LogPage>>) {
  const asked: SearchRequest[] = [];
  const search = (request: SearchRequest): Promise<LogPage> => {
    const answer = answers[asked.length] ?? answers.at(-1);
    asked.push(request);
    return Promise.resolve({ events: [], status: 'done', warnings: [], ...answer });
  };
  return { asked, search };
}

const load = (request: Partial<LogsRequest>, { search }: ReturnType<typeof pages>) =>
  loadLogs({ ...REQUEST, ...request }, { search, nowMs: 7 });

describe('loadLogs', () => {
  it('asks for no more than is wanted, and for one page only when that is enough', async () => {
    const datadog = pages({ events: events(50), after: 'c1' });
    const { lines, isCut } = await load({ limit: 50 }, datadog);
    expect(datadog.asked).toEqual([{ ...REQUEST, limit: 50 }]);
    expect(lines).toHaveLength(50);
    expect(isCut).toBe(true);
  });

  it('follows the cursor, a thousand at a time, the rest with the last page', async () => {
    const datadog = pages(
      { events: events(1000), after: 'c1' },
      { events: events(1000, 1000), after: 'c2' },
      { events: events(500, 2000), after: 'c3' }
    );
    const { lines } = await load({ limit: 2500 }, datadog);
    expect(datadog.asked.map(({ limit, cursor }) => [limit, cursor])).toEqual([
      [1000, undefined],
      [1000, 'c1'],
      [500, 'c2'],
    ]);
    expect(lines.map(({ id }) => id)).toEqual(events(2500).map(({ id }) => id));
  });

  it('has all there is when there is no further page', async () => {
    const { lines, isCut } = await load({}, pages({ events: events(3) }));
    expect(lines).toHaveLength(3);
    expect(isCut).toBe(false);
  });

  it('takes a page that is not full for the last one, though it has a cursor', async () => {
    const datadog = pages({ events: events(1000), after: 'c1' }, { events: events(600, 1000), after: 'c2' });
    const { lines, isCut } = await load({ limit: 3000 }, datadog);
    expect(lines).toHaveLength(1600);
    expect(isCut).toBe(false);
    expect(datadog.asked).toHaveLength(2);
  });

  it('ends some day, and says that there may be more, when full pages bring nothing new', async () => {
    const datadog = pages({ events: events(1000), after: 'c' });
    const { lines, isCut } = await load({ limit: 3000 }, datadog);
    expect(datadog.asked).toHaveLength(6);
    expect(lines).toHaveLength(1000);
    expect(isCut).toBe(true);
  });

  it('lists a log once that comes twice', async () => {
    const datadog = pages({ events: events(1000), after: 'c' }, { events: events(500, 999) });
    expect((await load({ limit: 1500 }, datadog)).lines).toHaveLength(1499);
  });

  it('keeps to the limit when Datadog does not', async () => {
    expect((await load({ limit: 2 }, pages({ events: events(5) }))).lines).toHaveLength(2);
  });

  it('leaves a log at the end of the range to the next one', async () => {
    const datadog = pages({ events: [event('end', 20), event('in', 19), event('start', 10), event('before', 9)] });
    expect((await load({ fromMs: 10, toMs: 20 }, datadog)).lines.map(({ id }) => id)).toEqual(['in', 'start']);
  });

  it('is as incomplete as its worst page', async () => {
    const warning = { code: 'unknown_index', title: 'Unknown index', detail: 'prod' };
    const datadog = pages(
      { events: events(1000), after: 'c', status: 'timeout' },
      { events: events(1, 1000), warnings: [warning] }
    );
    expect(await load({ limit: 2000 }, datadog)).toMatchObject({
      askedAtMs: 7,
      status: 'timeout',
      warnings: [warning],
    });
  });

  it('fails with a page that fails', async () => {
    const search = ({ cursor }: SearchRequest): Promise<LogPage> =>
      cursor === undefined
        ? Promise.resolve({ events: events(1000), after: 'c', status: 'done', warnings: [] })
        : Promise.reject(new Error('expired'));
    await expect(loadLogs({ ...REQUEST, limit: 2000 }, { search, nowMs: 0 })).rejects.toThrow('expired');
  });
});
