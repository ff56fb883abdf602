import { useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Takes back what was typed. */
  readonly reset: () => void;
}

/** A text being typed over a saved one. When the saved one changes, it replaces what was typed. */
export function useDraft(saved: string): Draft {
  const [draft, setDraft] = useState({ saved, text: saved });
  if (draft.saved !== saved) {
    setDraft({ saved, text: saved });
  }
  return {
    text: draft.saved === saved ? draft.text : saved,
    setText: (text) => setDraft({ saved, text }),
    reset: () => setDraft({ saved, text: saved }),
  };
}
