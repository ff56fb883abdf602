import type { ArmOptions } from '../ArmOptions';
import { ArmError } from '../ArmError';
import { type Day, dayOf, firstOfMonth, isoDay } from '../model/calendar';
import type { Charge } from '../model/Charge';
import { lastRefreshMs } from '../model/dataAge';
import { type Dimension, DIMENSIONS } from '../model/dimensions';
import { linkTo } from '../routes/linkTo';
import type { CostScope } from '../scopes/CostScope';
import { parseDimensionFilter } from './parseDimensionFilter';

/** Without `$top`; that there are pages is documented, their size is not. */
const VALUES_A_PAGE = 100;
const MOST_VALUES_A_PAGE = 1000;

/** A request for dimensions and what it is answered from. */
export interface DimensionsAnswerOptions extends Pick<ArmOptions, 'model' | 'now'> {
  readonly url: string;
  readonly scope: CostScope;
}

/**
 * Lists the dimensions of a scope with the values that its costs have. `data` is there with `$expand=properties/data`
 * alone; `$top` limits the values of each dimension; a link to further ones comes only where `$filter` names the
 * dimension. Names, ids and links are as in the examples of the published specification (Azure/azure-rest-api-specs,
 * `…DimensionsListExpandAndTop.json`, `…DimensionsListWithFilter.json`), which also list `ResourceId` above subscriptions.
 * A guess: without a filter the period, always one month there, is the present month.
 * @throws ArmError 400 for parameters that mean nothing
 */
export function dimensionsAnswer({ url, scope, model, now }: DimensionsAnswerOptions): Response {
  const { searchParams } = new URL(url);
  const filter = parseDimensionFilter(searchParams.get('$filter'));
  const expanded = isExpanded(searchParams.get('$expand'));
  const top = searchParams.get('$top');
  const size = pageSize(top);
  const page = pageOf(searchParams.get('$skiptoken'));
  const today = dayOf(now());
  const { firstDay = firstOfMonth(today), lastDay = firstOfMonth(today, 1) - 1, category } = filter;
  const charges = model.charges({ ...scope, firstDay, lastDay, costType: 'ActualCost', asOfMs: lastRefreshMs(now()) });

  const value = valuesOf([...charges])
    .filter(({ name }) => category === undefined || name.toLowerCase() === category)
    .map(({ name, values }) => {
      const label = ['dimensions', name, isoDay(firstDay), isoDay(lastDay), ...(top === null ? [] : [top])].join('_');
      const next = (page + 1) * size;
      const hasLink = expanded && category !== undefined && next < values.length;
      return {
        id: `${scope.path}/providers/microsoft.CostManagement/${label}`,
        name: label,
        type: 'microsoft.CostManagement/dimensions',
        properties: {
          description: described(name),
          category: name,
          data: expanded ? values.slice(page * size, next) : [],
          filterEnabled: true,
          groupingEnabled: true,
          ...(hasLink && { nextLink: decodeURI(linkTo(url, tokenOf(page + 1))) }),
          total: values.length,
          usageEnd: instant(lastDay),
          usageStart: instant(firstDay),
        },
      };
    });
  return value.length === 0 ? new Response(null, { status: 204 }) : Response.json({ value });
}

/** The values that charges have for each dimension, sorted; a dimension without any is missing. */
function valuesOf(
  charges: readonly Charge[]
): ReadonlyArray<{ readonly name: Dimension; readonly values: readonly string[] }> {
  const onePerResource = [...new Map(charges.map((charge) => [charge.resource, charge])).values()];
  return (Object.keys(DIMENSIONS) as Dimension[])
    .map((name) => {
      // Only the billing month differs between the charges of one resource.
      const asked = name === 'BillingMonth' ? charges : onePerResource;
      const values = new Set(asked.map((charge) => DIMENSIONS[name](charge)));
      values.delete('');
      return { name, values: [...values].sort() };
    })
    .filter(({ values }) => values.length > 0);
}

/** `Resource group name` of `ResourceGroupName`, `Resource Id` of `ResourceId`. */
function described(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/ id$/, ' Id');
}

function instant(day: Day): string {
  return `${isoDay(day)}T00:00:00-07:00`;
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

/** The number of the page in four bytes: `AQAAAA==` is the second. */
function tokenOf(page: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(page);
  return bytes.toString('base64');
}

function pageOf(token: string | null): number {
  if (token === null) {
    return 0;
  }
  const bytes = Buffer.from(token, 'base64');
  if (bytes.length !== 4 || bytes.readInt32LE() < 0) {
    throw new ArmError(400, 'BadRequest', 'The $skiptoken is invalid.');
  }
  return bytes.readInt32LE();
}
