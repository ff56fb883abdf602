import { GrafanaHost, PluginProcess } from '@glance/harness';

/** Starts a plugin as Grafana does, asks it one query, ends it, and tells how many rows came back. */
export async function askPlugin(command: string, args: readonly string[] = []): Promise<number | undefined> {
  const plugin = await PluginProcess.start({ command, args });
  try {
    const answers = await new GrafanaHost(plugin).queryData({
      dataSource: { uid: 'costs', type: 'glance-echo-datasource', jsonData: {} },
      queries: [{ refId: 'A', rows: 3 }],
      fromMs: Date.parse('2026-11-01T00:00:00Z'),
      toMs: Date.parse('2026-11-02T00:00:00Z'),
    });
    return answers.A?.frames[0]?.fields[0]?.values.length;
  } finally {
    await plugin.shutdown();
  }
}
