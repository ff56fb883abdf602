import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { ChosenDataSource } from './chosenDataSource';

/** One query of a panel or an annotation; of several queries each needs a `refId` of its own. */
export class QueryTarget implements Builder<Dataquery> {
  constructor(
    readonly dataSource: ChosenDataSource,
    private readonly fields: { readonly queryType: string; readonly refId?: string }
  ) {}

  build(): Dataquery {
    const query = { refId: 'A', datasource: this.dataSource, ...this.fields };
    // The mark of a query is a method, which JSON leaves out.
    return { ...query, _implementsDataqueryVariant: () => undefined };
  }
}
