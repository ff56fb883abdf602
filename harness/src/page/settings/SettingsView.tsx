import { css } from '@emotion/css';
import {
  DataSourcePluginContextProvider,
  type DataSourceApi,
  type DataSourceSettings,
  type GrafanaTheme2,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, ErrorBoundaryAlert, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { TestResultAlert } from './TestResultAlert';
import { useSaveAndTest } from './useSaveAndTest';

interface Props {
  readonly saved: DataSourceSettings;
  readonly dataSource: DataSourceApi;
}

/** A data source's settings in the plugin's own editor, with Grafana's "Save & test". */
export function SettingsView({ saved, dataSource }: Props) {
  const styles = useStyles2(getStyles);
  const [options, setOptions] = useState(saved);
  const { isRunning, result, saveAndTest } = useSaveAndTest({ options, onSaved: setOptions });
  const ConfigEditor = dataSource.components?.ConfigEditor;
  const settings = getDataSourceSrv().getInstanceSettings({ uid: saved.uid });
  if (!ConfigEditor || !settings) {
    return <Alert severity="error" title={`${saved.type} has no settings editor`} />;
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saveAndTest();
      }}
    >
      <h1 className={styles.title}>{saved.name}</h1>
      {saved.readOnly && (
        <Alert severity="info" title="Provisioned data source">
          It was added by a provisioning file that does not permit changes here. It can be tested.
        </Alert>
      )}
      <div className={styles.editor}>
        <DataSourcePluginContextProvider instanceSettings={settings}>
          <ErrorBoundaryAlert>
            <ConfigEditor options={options} onOptionsChange={setOptions} />
          </ErrorBoundaryAlert>
        </DataSourcePluginContextProvider>
      </div>
      <TestResultAlert result={result} />
      <div>
        <Button type="submit" disabled={isRunning} icon={isRunning ? 'spinner' : undefined}>
          {saved.readOnly ? 'Test' : 'Save & test'}
        </Button>
      </div>
    </form>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), maxWidth: 900 }),
    title: css({ ...theme.typography.h3, margin: 0 }),
    // Inputs of a fixed width are common in Grafana: on a narrow screen they must not make the page scroll sideways.
    editor: css({ overflowX: 'auto', padding: theme.spacing(0.5), margin: theme.spacing(-0.5) }),
  };
}
