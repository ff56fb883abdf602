import { LoadingState, type ScopedVars } from '@grafana/data';
import { ErrorBoundaryAlert, PanelChrome } from '@grafana/ui';
import { useCallback } from 'react';
import { usePageServices } from '../app/PageServicesContext';
import { NoticeIcon } from './NoticeIcon';
import { PanelContent } from './PanelContent';
import { PanelMenu } from './PanelMenu';
import { type PanelViewProps } from './PanelViewProps';
import { usePanelData } from './usePanelData';

/** One panel in Grafana's frame, with its state: loading, error, notices. */
export function PanelView(props: PanelViewProps) {
  const { panel, time, variables, annotations, width, height } = props;
  const { templates } = usePageServices();
  const { data, dataSource, filters } = usePanelData(props);

  const replaceVariables = useCallback(
    (text: string, scopedVars?: ScopedVars, format?: string | Function) => templates.replace(text, scopedVars, format),
    // The templates change with the variables, though the object stays the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [templates, variables]
  );
  const isQuerying = data.state === LoadingState.Loading;
  const errorText = data.errors?.map(({ refId, message }) => (refId ? `${refId}: ${message}` : message)).join('\n');

  return (
    <PanelChrome
      title={replaceVariables(panel.title)}
      description={panel.description === '' ? undefined : replaceVariables(panel.description)}
      width={width}
      height={height}
      loadingState={isQuerying ? LoadingState.Loading : data.state}
      statusMessage={errorText || undefined}
      titleItems={<NoticeIcon frames={data.series} />}
      menu={dataSource && <PanelMenu dataSource={dataSource} panel={panel} filters={filters} time={time} />}
    >
      {(innerWidth, innerHeight) => (
        <ErrorBoundaryAlert>
          <PanelContent
            panel={panel}
            data={data}
            time={time}
            annotations={annotations}
            replaceVariables={replaceVariables}
            width={innerWidth}
            height={innerHeight}
          />
        </ErrorBoundaryAlert>
      )}
    </PanelChrome>
  );
}
