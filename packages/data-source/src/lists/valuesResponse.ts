import { jsonResponse, type ResourceResponse } from '@glance/plugin-sdk';
import type { OptionList } from './OptionList';

/** Options as the editors take them: `{values, isCut, notices}`. */
export function valuesResponse({ options, notices, isCut }: OptionList): ResourceResponse {
  return jsonResponse({
    values: options.map(({ value }) => value),
    isCut,
    notices: notices.map(({ text }) => text),
  });
}
