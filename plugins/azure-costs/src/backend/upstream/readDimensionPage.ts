import { InvalidAnswer, parseAnswer, propertyOf } from '@glance/data-source';

/** A page of a dimension's values and where the next one is. */
export interface DimensionPage {
  /** As Azure writes them; the empty value is `''`. */
  readonly values: readonly string[];
  readonly nextLink?: string;
}

/**
 * Reads the body of a dimensions list that was asked for one category. A list without it, and an empty body, which comes
 * with 204, are a scope whose costs have no such values.
 * @throws InvalidAnswer when it is not what Azure documents; the message holds nothing of the body
 */
export function readDimensionPage(body: string): DimensionPage {
  if (body === '') {
    return { values: [] };
  }
  const list = propertyOf(parseAnswer(body), 'value');
  if (!Array.isArray(list)) {
    throw new InvalidAnswer('value is not a list');
  }
  const parts = list.map((part: unknown) => propertyOf(part, 'properties'));
  // The link stands with the category's values, not with the list as elsewhere in Azure.
  const nextLink = parts.map((part) => propertyOf(part, 'nextLink')).find((link) => typeof link === 'string' && link);
  return { values: parts.flatMap(valuesOf), ...(typeof nextLink === 'string' && { nextLink }) };
}

function valuesOf(properties: unknown): readonly string[] {
  const data = propertyOf(properties, 'data');
  if (!Array.isArray(data)) {
    throw new InvalidAnswer('properties.data is not a list');
  }
  return data.map((value: unknown) => (value === null || value === undefined ? '' : String(value)));
}
