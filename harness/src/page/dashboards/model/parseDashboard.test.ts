import { parseDashboard } from './parseDashboard';

const gridPos = { x: 0, y: 0, w: 12, h: 8 };

describe('parseDashboard', () => {
  it('fills in what a small dashboard leaves out', () => {
    const dashboard = parseDashboard({ uid: 'd', title: 'D', panels: [{ type: 'timeseries', gridPos }] });
    expect(dashboard).toEqual({
      uid: 'd',
      title: 'D',
      description: '',
      timeZone: 'browser',
      time: { from: 'now-6h', to: 'now' },
      variables: [],
      annotations: [],
      panels: [
        {
          id: 1,
          type: 'timeseries',
          title: '',
          description: '',
          gridPos,
          targets: [],
          fieldConfig: { defaults: {}, overrides: [] },
          options: {},
          transformations: [],
        },
      ],
    });
  });

  it('keeps every field of a query', () => {
    const targets = [{ refId: 'A', queryType: 'costs', scopes: ['*'], top: { limit: 10 } }];
    expect(
      parseDashboard({ uid: 'd', title: 'D', panels: [{ type: 'table', gridPos, targets }] }).panels[0]?.targets
    ).toEqual(targets);
  });

  it('keeps transformations with their options', () => {
    const transformations = [{ id: 'joinByField', options: { byField: 'time' } }];
    const panels = [{ type: 'table', gridPos, transformations }];
    expect(parseDashboard({ uid: 'd', title: 'D', panels }).panels[0]?.transformations).toEqual(transformations);
  });

  it("keeps the annotation queries that are switched on, without Grafana's own", () => {
    const deploys = { name: 'Deploys', enable: true, iconColor: 'red', target: { refId: 'Anno', query: 'deploy' } };
    const list = [deploys, { name: 'Off', enable: false }, { name: 'Annotations & Alerts', builtIn: 1 }];
    const { annotations } = parseDashboard({ uid: 'd', title: 'D', annotations: { list } });
    expect(annotations).toEqual([{ ...deploys, builtIn: 0 }]);
  });

  it('refuses what is no dashboard', () => {
    expect(() => parseDashboard({ uid: 'd', panels: [{}] })).toThrow('title');
  });
});
