import { type CheckedFrame, stringField, table } from '@glance/data-frames';
import { staleNotice } from '../staleNotice';
import type { OptionList } from './OptionList';

/** Options as Grafana reads them for a variable: one frame of two string fields, `text` and `value`. */
export function optionsFrame({ options, answers, requests, notices }: OptionList): CheckedFrame {
  const texts = options.map(({ text }) => text);
  const values = options.map(({ value }) => value);
  const [oldest] = [...answers].sort((a, b) => a.fetchedAtMs - b.fetchedAtMs);
  return table({
    fields: [stringField('text', texts, { nullable: false }), stringField('value', values, { nullable: false })],
    meta: {
      notices: [...notices, ...(oldest?.stale ? [staleNotice('This list is', oldest.stale)] : [])],
      ...(oldest && { custom: { fetchedAt: new Date(oldest.fetchedAtMs).toISOString() } }),
      executedQueryString: requests.join('\n'),
    },
  });
}
