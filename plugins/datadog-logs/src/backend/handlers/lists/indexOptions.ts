import { type OptionList, optionList, plainOptions } from '@glance/data-source';
import { hasCode, UpstreamError } from '@glance/upstream';
import type { ListContext } from './ListContext';

// Indexes change when people create some, and should show them soon.
const FRESH_FOR_MS = 15 * 60_000;

/**
 * The indexes of the organization.
 * @throws UpstreamError `forbidden` that says what to do without the permission, which reading logs does not need
 */
export async function indexOptions({ instance, call }: Pick<ListContext, 'instance' | 'call'>): Promise<OptionList> {
  const { cacheTtlMs = FRESH_FOR_MS } = instance.settings;
  try {
    const answer = await instance.ask(
      {
        kind: 'indexes',
        request: {},
        freshForMs: Math.min(cacheTtlMs, FRESH_FOR_MS),
        load: async (own) => (await instance.upstream.listIndexes(own)).map(({ name }) => name),
      },
      call
    );
    return optionList({
      options: plainOptions(answer.value),
      answers: [answer],
      requests: ['GET /api/v1/logs/config/indexes'],
      notices: [],
    });
  } catch (error) {
    if (hasCode(error, 'forbidden')) {
      const { status } = error;
      throw new UpstreamError('forbidden', `${error.message}. Without the list, indexes can be typed by name`, {
        status,
      });
    }
    throw error;
  }
}
