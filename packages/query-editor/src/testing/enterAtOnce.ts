import { retype } from '../comboboxInput';

/** Opens a picker, types, and presses Enter before the page has drawn more than the text. */
export async function enterAtOnce(input: HTMLElement, text: string): Promise<void> {
  // In tests React otherwise draws everything before the next event.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  try {
    input.click();
    await drawn();
    retype(input as HTMLInputElement, text);
    await Promise.resolve();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await drawn();
  } finally {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }
}

const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));
