/** Says in plain HTML why the page could not start: at this point no component library can be relied on. */
export function showStartError(error: unknown): void {
  const root = document.getElementById('root');
  if (root) {
    root.setAttribute('role', 'alert');
    root.textContent = `The workbench could not start: ${error instanceof Error ? error.message : String(error)}`;
  }
  console.error(error);
}
