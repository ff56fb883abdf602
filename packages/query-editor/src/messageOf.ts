/** The text of an error as Grafana's requests throw it, `{data: {message}}` or `{statusText}`, or of an Error. */
export function messageOf(error: unknown): string {
  if (!isRecord(error)) {
    return 'no answer';
  }
  const fromBackend = isRecord(error.data) ? error.data.message : undefined;
  const text = [fromBackend, error.message, error.statusText].find((part) => typeof part === 'string' && part !== '');
  return typeof text === 'string' ? text : 'no answer';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
