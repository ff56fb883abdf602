import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';

/**
 * Whether the API key is good, by the body of its validation.
 * @throws InvalidAnswer when it does not say
 */
export function readApiKeyValidity(body: string): boolean {
  const valid = propertyOf(parseAnswer(body), 'valid');
  if (typeof valid !== 'boolean') {
    throw new InvalidAnswer('it does not say whether the key is valid');
  }
  return valid;
}

/**
 * Whether both keys are good, by the body of their validation: where they are not, the status of the answer says so.
 * @throws InvalidAnswer when it does not say
 */
export function readKeysValidity(body: string): true {
  if (propertyOf(parseAnswer(body), 'status') !== 'ok') {
    throw new InvalidAnswer('it does not say whether the keys are valid');
  }
  return true;
}
