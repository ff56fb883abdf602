import { EditorHint } from '@glance/query-editor';
import { type QueryWarning } from '../queryWarnings';

/** Warnings one below the other, as wide as the row they are in. */
export function Warnings({ warnings }: { readonly warnings: readonly QueryWarning[] }) {
  return (
    <>
      {warnings.map(({ severity, text }) => (
        <EditorHint key={text} severity={severity} text={text} fullWidth />
      ))}
    </>
  );
}
