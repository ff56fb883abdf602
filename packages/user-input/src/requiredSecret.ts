import { type SavedSettings } from './connectionSettings';
import { InvalidInput } from './InvalidInput';

/**
 * A secret that a data source cannot do without, without space around it: keys are pasted, and a line break at the end
 * would make them another header.
 * @param advice what to do where it is missing
 * @throws InvalidInput
 */
export function requiredSecret(
  secureJsonData: SavedSettings['secureJsonData'],
  { name, advice }: { readonly name: string; readonly advice: string }
): string {
  const secret = (secureJsonData[name] ?? '').trim();
  if (secret === '') {
    throw new InvalidInput(name, `${name} is missing: ${advice}`);
  }
  return secret;
}
