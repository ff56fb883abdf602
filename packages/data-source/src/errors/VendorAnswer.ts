import type { HeaderEntries } from '@glance/upstream';

/** What a vendor answered with, whatever its status and whatever the way in which an SDK reports it. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: HeaderEntries;
  readonly body: string;
}

/** Whether it is a page of a proxy or a gateway: vendors' APIs answer in JSON. */
export function isHtml({ body }: Pick<VendorAnswer, 'body'>): boolean {
  return /^\s*</.test(body);
}
