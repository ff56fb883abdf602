import { type DataSourceSettings } from '@grafana/data';
import { useCallback, useState } from 'react';
import { usePageServices } from '../app/PageServicesContext';
import { testDataSource } from './testDataSource';
import { toTestResult, type TestResult } from './TestResult';

interface Input {
  readonly options: DataSourceSettings;
  /** Gets the settings as the server keeps them: secrets gone, `secureJsonFields` saying which are set. */
  readonly onSaved: (settings: DataSourceSettings) => void;
}

interface SaveAndTest {
  readonly isRunning: boolean;
  readonly result: TestResult | undefined;
  readonly saveAndTest: () => Promise<void>;
}

/** Saves the settings (unless they are read-only), makes the data source anew, and asks it to test itself. */
export function useSaveAndTest({ options, onSaved }: Input): SaveAndTest {
  const { backend, dataSources } = usePageServices();
  const [isRunning, setRunning] = useState(false);
  const [result, setResult] = useState<TestResult>();

  const saveAndTest = useCallback(async () => {
    setRunning(true);
    setResult(undefined);
    try {
      if (!options.readOnly) {
        const path = `/api/datasources/uid/${encodeURIComponent(options.uid)}`;
        const { datasource } = await backend.put<{ datasource: DataSourceSettings }>(path, options);
        await dataSources.reloadSettings();
        onSaved(datasource);
      }
      const dataSource = await dataSources.get({ uid: options.uid });
      setResult(toTestResult(await testDataSource(dataSource)));
    } catch (error) {
      setResult(toTestResult(error));
    } finally {
      setRunning(false);
    }
  }, [backend, dataSources, options, onSaved]);

  return { isRunning, result, saveAndTest };
}
