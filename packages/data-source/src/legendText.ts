/** A user's `legendFormat` with its `{{label}}` parts filled in; a label that is not there is left empty. */
export function legendText(legendFormat: string, labels: Readonly<Record<string, string>>): string {
  return legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
}
