/** @jest-environment jsdom */
import { type AnnotationQuery, FieldType, toDataFrame } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { AnnotationQueryEditor } from './AnnotationQueryEditor';
import { type DatadogLogsDataQuery } from './DatadogLogsDataQuery';
import { createDataSource } from './testing/createDataSource';

const support = () => createDataSource().annotations ?? {};
const annotation = (target?: DatadogLogsDataQuery) =>
  ({ name: 'Deployments', enable: true, iconColor: 'red', target }) as AnnotationQuery<DatadogLogsDataQuery>;

describe('annotations', () => {
  it('are queries of logs, with an editor of their own', () => {
    expect(support().QueryEditor).toBe(AnnotationQueryEditor);
    expect(support().getDefaultQuery?.()).toEqual({ queryType: 'logs', limit: 100 });
    const logs = { refId: 'Anno', queryType: 'logs', query: 'deploy' } as const;
    expect(support().prepareQuery?.(annotation(logs))).toBe(logs);
  });

  it('ask for nothing while there is no query of logs', () => {
    expect(support().prepareQuery?.(annotation())).toBeUndefined();
    expect(support().prepareQuery?.(annotation({ refId: 'A', queryType: 'logCounts' }))).toBeUndefined();
  });

  it('have one event for each log, whose text is text', async () => {
    const frame = toDataFrame({
      fields: [
        { name: 'timestamp', type: FieldType.time, values: [1000, 2000] },
        { name: 'body', type: FieldType.string, values: ['<b>deployed</b> & "up"', 'rolled back'] },
        { name: 'severity', type: FieldType.string, values: ['info', 'error'] },
        { name: 'id', type: FieldType.string, values: ['x', 'y'] },
        { name: 'labels', type: FieldType.other, values: [{ service: 'web', env: 'prod', '@a': '1' }, {}] },
      ],
    });
    const events = support().processEvents?.(annotation(), [frame]);
    expect(events && (await firstValueFrom(events))).toEqual([
      {
        id: 'x',
        time: 1000,
        text: '&lt;b&gt;deployed&lt;/b&gt; &amp; &quot;up&quot;',
        tags: ['info', 'web', 'prod'],
      },
      { id: 'y', time: 2000, text: 'rolled back', tags: ['error'] },
    ]);
  });

  it('have no events without logs', async () => {
    const events = support().processEvents?.(annotation(), [toDataFrame({ fields: [] })]);
    expect(events && (await firstValueFrom(events))).toEqual([]);
  });
});
