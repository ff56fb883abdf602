import { ArmError } from '../ArmError';
import { linkTo } from './linkTo';

/** One page of a list in Azure Resource Manager's shape; the link is missing on the last. */
export function listPage<Item>(
  items: readonly Item[],
  { url, size }: { readonly url: string; readonly size: number }
): { readonly value: readonly Item[]; readonly nextLink?: string } {
  const token = new URL(url).searchParams.get('$skiptoken');
  const offset = token === null ? 0 : Number(Buffer.from(token, 'base64').toString());
  if (!Number.isInteger(offset) || offset < 0) {
    throw new ArmError(400, 'InvalidSkipToken', `The skip token '${token ?? ''}' is invalid.`);
  }
  const end = offset + size;
  return {
    value: items.slice(offset, end),
    ...(end < items.length && { nextLink: linkTo(url, Buffer.from(String(end)).toString('base64')) }),
  };
}
