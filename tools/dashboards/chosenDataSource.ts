/** The data source that a dashboard's variable names. */
export interface ChosenDataSource {
  readonly type: string;
  readonly uid: '${datasource}';
}

/** The data source of a plugin that the dashboard's variable names: a dashboard never names one itself. */
export function chosenDataSource(pluginId: string): ChosenDataSource {
  return { type: pluginId, uid: '${datasource}' };
}
