import { EditorHint } from './EditorHint';
import { type EntryProblem } from './EntryList';

/** Warnings one below the other, as wide as the row they are in. */
export function Warnings({ warnings }: { readonly warnings: readonly EntryProblem[] }) {
  return (
    <>
      {warnings.map(({ severity, text }) => (
        <EditorHint key={text} severity={severity} text={text} fullWidth />
      ))}
    </>
  );
}
