import { CoreApp, type DataQuery, type DataSourceApi } from '@grafana/data';

/** The query that a data source starts with in Explore, under the given refId. */
export function defaultQuery(dataSource: DataSourceApi, refId: string): DataQuery {
  return { ...dataSource.getDefaultQuery?.(CoreApp.Explore), refId, datasource: dataSource.getRef() };
}

/** The first of A, B, C, … that no query uses. */
export function nextRefId(queries: readonly DataQuery[]): string {
  const used = new Set(queries.map((query) => query.refId));
  for (let index = 0; ; index++) {
    const refId = index < 26 ? String.fromCharCode(65 + index) : `Q${index}`;
    if (!used.has(refId)) {
      return refId;
    }
  }
}

/** The queries that the page's address holds, or undefined when it holds none that can be read. */
export function parseQueries(text: string | null): readonly DataQuery[] | undefined {
  if (text === null) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isQuery) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isQuery(value: unknown): value is DataQuery {
  return typeof value === 'object' && value !== null && typeof (value as Partial<DataQuery>).refId === 'string';
}
