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
          hasTransformations: false,
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

  it('notices transformations, which the workbench does not have', () => {
    const panels = [{ type: 'table', gridPos, transformations: [{ id: 'organize' }] }];
    expect(parseDashboard({ uid: 'd', title: 'D', panels }).panels[0]?.hasTransformations).toBe(true);
  });

  it('refuses what is no dashboard', () => {
    expect(() => parseDashboard({ uid: 'd', panels: [{}] })).toThrow('title');
  });
});
