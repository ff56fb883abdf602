import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { unreadableAnswer } from './azureErrors';

/**
 * Refuses a list's answer that holds none. The SDK takes JSON without `value` for an empty list, and so what a broken
 * proxy sends would be kept as "no subscriptions".
 */
export function answersWithList(): PipelinePolicy {
  return {
    name: 'answersWithList',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (response.status === 200 && !hasList(response.bodyAsText ?? '')) {
        throw unreadableAnswer('there is no list in it');
      }
      return response;
    },
  };
}

function hasList(body: string): boolean {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && Array.isArray((answer as { value?: unknown }).value);
  } catch {
    // What is no JSON at all is the SDK's to complain of.
    return true;
  }
}
