import { Faults } from './Faults';

const query = { endpoint: 'query', url: 'https://localhost/subscriptions/ABC/query' };

describe('Faults', () => {
  it('befall nobody until something is injected', () => {
    expect(new Faults().take(query)).toEqual([]);
  });

  it('befall the requests that match all conditions', () => {
    const faults = new Faults();
    faults.inject({ kind: 'invalidJson' }, { endpoint: 'query', urlIncludes: '/subscriptions/abc/' });

    expect(faults.take(query)).toHaveLength(1);
    expect(faults.take({ ...query, endpoint: 'token' })).toEqual([]);
    expect(faults.take({ ...query, url: 'https://localhost/subscriptions/def/query' })).toEqual([]);
  });

  it('befall the requests of one caller', () => {
    const faults = new Faults();
    faults.inject({ kind: 'invalidJson' }, { caller: 'contoso' });

    expect(faults.take({ ...query, caller: 'contoso' })).toHaveLength(1);
    expect(faults.take({ ...query, caller: 'fabrikam' })).toEqual([]);
    expect(faults.take(query)).toEqual([]);
  });

  it('befall so many requests as asked, and then no more', () => {
    const faults = new Faults();
    faults.inject({ kind: 'cutBody' }, { times: 2 });

    expect([1, 2, 3].map(() => faults.take(query).length)).toEqual([1, 1, 0]);
  });

  it('end when removed or cleared, each apart', () => {
    const faults = new Faults();
    const remove = faults.inject({ kind: 'latency', ms: 5 });
    faults.inject({ kind: 'cutBody' });

    remove();
    expect(faults.take(query)).toEqual([{ kind: 'cutBody' }]);
    faults.clear();
    expect(faults.take(query)).toEqual([]);
  });
});
