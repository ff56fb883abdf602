import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { type Observable } from 'rxjs';
import { type VariableDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';
import { VariableQueryEditor } from './VariableQueryEditor';

/** Lets dashboard variables be filled from subscriptions and resource groups. */
export class VariableSupport extends CustomVariableSupport<DataSource, VariableDataQuery> {
  readonly editor = VariableQueryEditor;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override getDefaultQuery(): Partial<VariableDataQuery> {
    return { queryType: 'variable', variable: 'subscriptions' };
  }

  override query(request: DataQueryRequest<VariableDataQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.map((target) => ({ ...target, refId: target.refId ?? 'variable' }));
    return this.dataSource.query({ ...request, targets });
  }
}
