import * as z from 'zod/mini';
import { findTemplateVariable } from './templateVariables';

/** A text without unreplaced Grafana variables; parseInput words the finding. */
export function text() {
  return z
    .string()
    .check(z.refine((value) => findTemplateVariable(value) === undefined, { error: 'a variable is left' }));
}
