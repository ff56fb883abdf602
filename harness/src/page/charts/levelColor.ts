import { type GrafanaTheme2 } from '@grafana/data';

// Grafana's own level words (packages/grafana-data/src/types/logs.ts), in the colours of its log volume.
const colors: Readonly<Record<string, string>> = {
  critical: 'purple',
  error: 'red',
  warning: 'orange',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
};

/** The colour of a level, grey for one that is not Grafana's. */
export function levelColor(level: string, theme: GrafanaTheme2): string {
  const name = colors[level];
  return name === undefined ? theme.colors.text.secondary : theme.visualization.getColorByName(name);
}
