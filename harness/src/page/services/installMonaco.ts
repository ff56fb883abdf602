import { monacoLanguageRegistry } from '@grafana/data';

/** Gives the code editor its web workers, which are files of the page's own build. */
export function installMonaco(): void {
  monacoLanguageRegistry.setInit(() => []);
  window.MonacoEnvironment = {
    getWorker: (_moduleId, label) =>
      label === 'json'
        ? new Worker(new URL('monaco-editor/esm/vs/language/json/json.worker', import.meta.url))
        : new Worker(new URL('monaco-editor/esm/vs/editor/editor.worker', import.meta.url)),
  };
}
