import { act, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';

export interface RenderEditorOptions<T> {
  readonly value: T;
  /** Draws the editor with a value and with the function that it saves another one with. */
  readonly render: (value: T, onChange: (next: T) => void) => ReactElement;
}

export interface RenderedEditor<T> {
  readonly user: UserEvent;
  /** The value as it is saved now. */
  readonly saved: () => T;
  /** Every value that the editor saved, oldest first. */
  readonly changes: readonly T[];
  readonly unmount: () => void;
}

/**
 * Draws an editor whose value is kept as Grafana keeps it: what the editor saves comes back to it. Resolves when what
 * the editor asked for at once, and a backend answered at once, has arrived.
 */
export async function renderEditor<T>(options: RenderEditorOptions<T>): Promise<RenderedEditor<T>> {
  const changes: T[] = [];
  function Host() {
    const [value, setValue] = useState(options.value);
    return options.render(value, (next) => {
      changes.push(next);
      setValue(next);
    });
  }
  const { unmount } = render(<Host />);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  return { user: userEvent.setup({ delay: null }), saved: () => changes.at(-1) ?? options.value, changes, unmount };
}
