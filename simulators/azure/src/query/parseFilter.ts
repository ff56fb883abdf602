import type { JsonReader } from '@glance/simulator-common';
import { DIMENSIONS, isDimension } from '../model/dimensions';
import type { Filter, Grouping } from './CostQuery';
import { invalidQuery } from './queryReader';

const KINDS = ['and', 'or', 'not', 'dimensions', 'tags'] as const;

/** Reads a filter expression: `and` and `or` of two or more, `not` of one, and comparisons with one or more values. */
export function parseFilter(reader: JsonReader): Filter {
  const fields = reader.object(KINDS);
  const given = KINDS.filter((kind) => !fields[kind].isMissing);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    throw invalidQuery(
      `A dataset filter must have exactly one of 'and','or','not','dimensions','tags', got ${given.length}`
    );
  }
  switch (kind) {
    case 'and':
    case 'or': {
      const children = fields[kind].array();
      if (children.length < 2) {
        throw invalidQuery(`Filter '${kind}' must have at least 2 expressions, got ${children.length}`);
      }
      return { kind, children: children.map(parseFilter) };
    }
    case 'not':
      return { kind, child: parseFilter(fields.not) };
    case 'dimensions':
      return parseComparison(fields.dimensions, 'Dimension');
    case 'tags':
      return parseComparison(fields.tags, 'TagKey');
  }
}

function parseComparison(reader: JsonReader, type: Grouping['type']): Filter {
  const fields = reader.object(['name', 'operator', 'values']);
  fields.operator.oneOf(['In']);
  const values = fields.values.array().map((value) => value.string());
  if (values.length === 0) {
    throw invalidQuery(`Filter on '${fields.name.string()}' must have at least 1 value`);
  }
  return { kind: 'in', by: parseGroupingName(type, fields.name.string(), 'dataset filter'), values };
}

/** A dimension of the closed list, or any tag key. */
export function parseGroupingName(type: Grouping['type'], name: string, what: string): Grouping {
  if (type === 'TagKey') {
    return { type, name };
  }
  if (!isDimension(name)) {
    const valid = [...Object.keys(DIMENSIONS), ''].map((dimension) => `'${dimension}'`).join(',');
    throw invalidQuery(`Invalid ${what}: '${name}'; valid values: ${valid}`);
  }
  return { type, name };
}
