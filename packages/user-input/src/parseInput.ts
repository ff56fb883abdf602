import type * as z from 'zod/mini';
import { InvalidInput } from './InvalidInput';
import { findTemplateVariable } from './templateVariables';

type Issue = z.core.$ZodIssue;

/**
 * Parses what a user wrote. Fields that the schema does not know are dropped.
 * No field of the schema may be a secret.
 * @throws InvalidInput for the first finding: it names the field and quotes the value, or names the variable in it
 */
export function parseInput<S extends z.ZodMiniType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) {
    return result.data;
  }
  const issue = result.error.issues[0];
  const field = fieldName(issue?.path ?? []);
  throw new InvalidInput(field, issue ? describeIssue(issue, field) : 'the input cannot be read');
}

/** `filters[0].values` for `['filters', 0, 'values']`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

/** A value as it is quoted in a message: JSON, shortened to 80 characters. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function describeIssue(issue: Issue, field: string): string {
  const subject = field === '' ? 'the query' : field;
  const input = issue.input;
  if (input === undefined) {
    return `${subject} is missing: ${expectation(issue)}`;
  }
  const variable = typeof input === 'string' ? findTemplateVariable(input) : undefined;
  if (variable !== undefined) {
    return `${subject} contains the variable ${variable}, which was not replaced: variables exist on dashboards only, so write the value itself in an alert rule`;
  }
  return `${subject} is ${quote(input)}: ${expectation(issue)}`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `use ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => quote(value)).join(', ')}`;
    case 'invalid_type':
      return `use ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `use ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big':
      return `use ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
