import type { LogEvent } from '../../upstream/LogPage';
import { BUILT_IN_FACETS, facetNames } from './facetNames';

const EVENT: LogEvent = {
  id: 'a',
  timestampMs: 0,
  message: '',
  status: '',
  service: '',
  host: '',
  tags: [],
  attributes: {},
};

describe('facetNames', () => {
  it('knows what every organization has without any log', () => {
    expect(facetNames([])).toEqual(BUILT_IN_FACETS);
  });

  it('finds keys of tags and paths of attributes, each once, in order', () => {
    const names = facetNames([
      { ...EVENT, tags: ['team:a', 'env:prod', 'canary'], attributes: { http: { status_code: 200 }, z: null } },
      { ...EVENT, tags: ['team:b', 'az:1'], attributes: { http: { status_code: 500, method: 'GET' }, list: [1] } },
    ]);
    expect(names.slice(BUILT_IN_FACETS.length)).toEqual(['az', 'team', '@http.method', '@http.status_code', '@list']);
  });
});
