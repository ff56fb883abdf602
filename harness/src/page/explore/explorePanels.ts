import { type PanelModel } from '../dashboards/model/PanelModel';

/** How Explore draws values over time. */
export type GraphStyle = 'lines' | 'bars' | 'stacked';

/** The styles in the order they are offered. */
export const graphStyles = [
  { value: 'lines', label: 'Lines' },
  { value: 'bars', label: 'Bars' },
  { value: 'stacked', label: 'Stacked bars' },
] as const satisfies ReadonlyArray<{ value: GraphStyle; label: string }>;

// Bars are compared by their length, so they begin at zero.
const bars = { drawStyle: 'bars', lineWidth: 0, fillOpacity: 100, axisSoftMin: 0 };

const customByStyle = {
  lines: { drawStyle: 'line', lineWidth: 1, fillOpacity: 0 },
  bars,
  stacked: { ...bars, stacking: { mode: 'normal', group: 'A' } },
} as const satisfies Record<GraphStyle, object>;

/** The panels of Explore's result. */
export function explorePanels(style: GraphStyle): Readonly<Record<'graph' | 'logs' | 'table', PanelModel>> {
  const base = { id: 0, description: '', gridPos: { x: 0, y: 0, w: 24, h: 8 }, targets: [] };
  return {
    graph: {
      ...base,
      type: 'timeseries',
      title: 'Graph',
      fieldConfig: { defaults: { custom: customByStyle[style] }, overrides: [] },
      options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] } },
    },
    logs: { ...base, type: 'logs', title: 'Logs', fieldConfig: { defaults: {}, overrides: [] }, options: {} },
    table: {
      ...base,
      type: 'table',
      title: 'Table',
      fieldConfig: { defaults: { custom: { minWidth: 180 } }, overrides: [] },
      options: {},
    },
  };
}
