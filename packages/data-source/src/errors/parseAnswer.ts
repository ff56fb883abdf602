import { InvalidAnswer } from './InvalidAnswer';

/**
 * The JSON of an answer's body.
 * @throws InvalidAnswer when it is none; the message holds nothing of the body
 */
export function parseAnswer(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new InvalidAnswer(/^\s*</.test(body) ? 'HTML instead of JSON' : 'not JSON');
  }
}

/** What an object in an answer has under a name; undefined when it has nothing, or is no object. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
