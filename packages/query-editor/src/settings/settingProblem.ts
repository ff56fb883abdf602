import { isInvalidInput } from '@glance/user-input';

/**
 * What a backend's check of settings complains about, without the path of the field: the message stands beside it.
 * @returns undefined when nothing is wrong
 */
export function settingProblem(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!isInvalidInput(error)) {
      throw error;
    }
    const text = error.message.replace(`${error.field} `, '').replace(/^is /, '');
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}
