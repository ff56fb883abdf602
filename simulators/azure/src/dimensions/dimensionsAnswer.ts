import type { ArmOptions } from '../ArmOptions';
import { ArmError } from '../ArmError';
import { type Day, dayOf, firstOfMonth, isoDay } from '../model/calendar';
import type { Charge } from '../model/Charge';
import { lastRefreshMs } from '../model/dataAge';
import { type Dimension, DIMENSIONS } from '../model/dimensions';
import { linkTo } from '../routes/linkTo';
import type { CostScope } from '../scopes/CostScope';
import { parseDimensionFilter } from './parseDimensionFilter';

/** Values a page; that there are pages is documented, their size is not. */
const VALUES_A_PAGE = 100;
const MOST_VALUES_A_PAGE = 1000;

/** A request for dimensions and what it is answered from. */
export interface DimensionsAnswerOptions extends Pick<ArmOptions, 'model' | 'now'> {
  readonly url: string;
  readonly scope: CostScope;
}

/**
 * Lists the dimensions of a scope with the values that its costs have. `data` is there with `$expand=properties/data`
 * alone; `$top` limits the values of each dimension, whose own `nextLink` leads to its further values.
 * See https://learn.microsoft.com/rest/api/cost-management/dimensions/list. Guesses: without a filter the period is the
 * month before this one up to today, and a page after the first holds its dimension alone.
 * @throws ArmError 400 for parameters that mean nothing
 */
export function dimensionsAnswer({ url, scope, model, now }: DimensionsAnswerOptions): Response {
  const { searchParams } = new URL(url);
  const filter = parseDimensionFilter(searchParams.get('$filter'));
  const expanded = isExpanded(searchParams.get('$expand'));
  const size = pageSize(searchParams.get('$top'));
  const from = parseToken(searchParams.get('$skiptoken'));
  const today = dayOf(now());
  const { firstDay = firstOfMonth(today, -1), lastDay = today } = filter;
  const charges = model.charges({ ...scope, firstDay, lastDay, costType: 'ActualCost', asOfMs: lastRefreshMs(now()) });
  const distinct = valuesOf([...charges], scope);

  const value = [...distinct]
    .filter(([name]) => isMeant(name, filter.category) && (from === undefined || from.dimension === name))
    .map(([name, values]) => {
      const offset = from?.offset ?? 0;
      const next = offset + size;
      const label = `${name.toLowerCase()}_${isoDay(firstDay)}_${isoDay(lastDay)}_${offset / size + 1}`;
      return {
        id: `/${scope.path}/providers/Microsoft.CostManagement/dimensions/${label}`,
        name: label,
        type: 'Microsoft.CostManagement/dimensions',
        properties: {
          category: name,
          description: described(name),
          filterEnabled: true,
          groupingEnabled: true,
          data: expanded ? values.slice(offset, next) : [],
          total: values.length,
          usageStart: instant(firstDay),
          usageEnd: instant(lastDay),
          ...(expanded && next < values.length && { nextLink: linkTo(url, tokenOf(name, next)) }),
        },
      };
    });
  return Response.json({ value });
}

/** The values that charges have for each dimension, sorted; a dimension without any is missing. */
function valuesOf(charges: readonly Charge[], { isWide }: CostScope): ReadonlyMap<Dimension, readonly string[]> {
  const perResource = new Map(charges.map((charge) => [charge.resource, charge]));
  const names = (Object.keys(DIMENSIONS) as Dimension[]).filter((name) => !(isWide && name === 'ResourceId'));
  const entries = names.map((name) => {
    // Only the billing month differs between the charges of one resource.
    const asked = name === 'BillingMonth' ? charges : [...perResource.values()];
    const values = new Set(asked.map((charge) => DIMENSIONS[name](charge)));
    values.delete('');
    return [name, [...values].sort()] as const;
  });
  return new Map(entries.filter(([, values]) => values.length > 0));
}

function isMeant(name: string, category: string | undefined): boolean {
  return category === undefined || name.toLowerCase() === category;
}

/** `Resource group name` of `ResourceGroupName`. */
function described(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function instant(day: Day): string {
  return `${isoDay(day)}T00:00:00Z`;
}

function isExpanded(expand: string | null): boolean {
  if (expand !== null && expand.toLowerCase() !== 'properties/data') {
    throw new ArmError(400, 'BadRequest', `Invalid expand: '${expand}'; valid values: 'properties/data'.`);
  }
  return expand !== null;
}

function pageSize(top: string | null): number {
  if (top === null) {
    return VALUES_A_PAGE;
  }
  if (!/^[1-9]\d*$/.test(top) || Number(top) > MOST_VALUES_A_PAGE) {
    throw new ArmError(400, 'BadRequest', `Invalid $top: '${top}'; it must be from 1 to ${MOST_VALUES_A_PAGE}.`);
  }
  return Number(top);
}

function tokenOf(dimension: Dimension, offset: number): string {
  return Buffer.from(`${dimension}:${offset}`).toString('base64');
}

function parseToken(token: string | null): { readonly dimension: string; readonly offset: number } | undefined {
  if (token === null) {
    return undefined;
  }
  const [, dimension, offset] = /^(\w+):(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (dimension === undefined) {
    throw new ArmError(400, 'BadRequest', 'The $skiptoken is invalid.');
  }
  return { dimension, offset: Number(offset) };
}
