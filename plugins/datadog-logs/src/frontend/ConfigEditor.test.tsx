/** @jest-environment jsdom */
import { paste, renderEditor } from '@glance/query-editor/testing';
import { type DataSourceSettings } from '@grafana/data';
import { fireEvent, screen } from '@testing-library/react';
import { type DatadogSecureJsonData } from '../shared/DatadogSettings';
import { parseSettings } from '../shared/settings';
import { SITES } from '../shared/sites';
import { ConfigEditor } from './ConfigEditor';
import { type DatadogLogsOptions } from './DatadogLogsOptions';

type Settings = DataSourceSettings<DatadogLogsOptions, DatadogSecureJsonData>;

function renderConfigEditor(part: object = {}) {
  return renderEditor<Settings>({
    value: { uid: 'datadog', jsonData: {}, secureJsonFields: {}, readOnly: false, ...part } as Settings,
    render: (options, onOptionsChange) => <ConfigEditor options={options} onOptionsChange={onOptionsChange} />,
  });
}

describe('keys', () => {
  it('become settings that the backend takes', async () => {
    const { user, saved } = await renderConfigEditor();
    await paste(user, screen.getByLabelText('API Key *'), 'api');
    await paste(user, screen.getByLabelText('Application Key *'), 'app');
    expect(saved().secureJsonData).toEqual({ apiKey: 'api', applicationKey: 'app' });
    expect(saved().jsonData).toEqual({});
    expect(parseSettings({ jsonData: {}, secureJsonData: { ...saved().secureJsonData } })).toMatchObject({
      apiKey: 'api',
      applicationKey: 'app',
    });
  });

  it('are kept out of sight once stored, and forgotten on reset', async () => {
    const secureJsonFields = { apiKey: true, applicationKey: true };
    const { user, saved } = await renderConfigEditor({ secureJsonFields });
    const field = screen.getByLabelText('Application Key *');
    expect(field).toBeDisabled();
    expect(field).toHaveValue('configured');
    await user.click(screen.getAllByRole('button', { name: 'Reset' })[1] as HTMLElement);
    expect(saved().secureJsonFields).toEqual({ apiKey: true, applicationKey: false });
    expect(saved().secureJsonData).toEqual({ applicationKey: '' });
  });
});

describe('the site', () => {
  it('is US1 until another of all the sites is chosen, by its name', async () => {
    const { user, saved } = await renderConfigEditor();
    expect(screen.getByLabelText('Site')).toHaveValue('US1 (datadoghq.com)');
    await user.click(screen.getByLabelText('Site'));
    expect(await screen.findAllByRole('option')).toHaveLength(SITES.length);
    await user.click(screen.getByRole('option', { name: 'EU1 (datadoghq.eu)' }));
    expect(saved().jsonData).toEqual({ site: 'datadoghq.eu' });
    expect(screen.getByLabelText(/^API address/)).toHaveAttribute('placeholder', 'https://api.datadoghq.eu');
    expect(screen.getByLabelText(/^Address of its pages/)).toHaveAttribute('placeholder', 'https://app.datadoghq.eu');
  });

  it('is not saved when it is the default', async () => {
    const { user, saved } = await renderConfigEditor({ jsonData: { site: 'us3.datadoghq.com' } });
    await user.click(screen.getByLabelText('Site'));
    await user.click(await screen.findByRole('option', { name: /^US1 / }));
    expect(saved().jsonData).toEqual({});
  });

  it('that provisioning got wrong is told, and replaced', async () => {
    const { user, saved } = await renderConfigEditor({ jsonData: { site: 'datadoghq.example', timeout: 5 } });
    expect(screen.getByRole('alert')).toHaveTextContent('datadoghq.example');
    await user.click(screen.getByRole('button', { name: 'Use US1' }));
    expect(saved().jsonData).toEqual({ timeout: 5 });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('has other addresses, judged beside the field', async () => {
    const { user, saved } = await renderConfigEditor();
    const field = screen.getByLabelText(/^API address/);
    await paste(user, field, 'http://proxy.example');
    expect(screen.getByRole('alert')).toHaveTextContent('use an https URL');
    expect(field).toBeInvalid();
    await user.clear(field);
    await paste(user, field, ' https://proxy.example ');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(saved().jsonData).toEqual({ apiUrl: 'https://proxy.example' });
    await user.clear(field);
    expect(saved().jsonData).toEqual({});
  });
});

describe('further settings', () => {
  it('are the delay of alert rules and how Datadog is called, and defaults are not saved', async () => {
    const { user, saved } = await renderConfigEditor();
    await paste(user, screen.getByLabelText('Evaluation delay'), '300');
    await user.click(screen.getByRole('button', { name: 'Additional settings' }));
    await paste(user, screen.getByLabelText('Cache TTL'), '0');
    await paste(user, screen.getByLabelText('Timeout'), '30');
    await paste(user, screen.getByLabelText('Max concurrent requests'), '8');
    expect(saved().jsonData).toEqual({ evaluationDelaySeconds: 300, cacheTtlSeconds: 0, maxConcurrentRequests: 8 });
    await user.clear(screen.getByLabelText('Evaluation delay'));
    await paste(user, screen.getByLabelText('Evaluation delay'), '60');
    expect(saved().jsonData).toEqual({ cacheTtlSeconds: 0, maxConcurrentRequests: 8 });
  });

  it('say what is out of range, and do not save it', async () => {
    const { user, changes } = await renderConfigEditor();
    await paste(user, screen.getByLabelText('Evaluation delay'), '90000');
    expect(screen.getByRole('alert')).toHaveTextContent('Whole number from 0 to 86400');
    expect(changes).toEqual([]);
  });

  it('trust a private CA, whose certificate is judged while it is typed', async () => {
    const { user, saved } = await renderConfigEditor();
    await user.click(screen.getByRole('button', { name: 'Additional settings' }));
    await user.click(screen.getByLabelText('With CA Cert'));
    fireEvent.change(screen.getByLabelText('CA Cert *'), { target: { value: 'no certificate' } });
    expect(screen.getByRole('alert')).toHaveTextContent(/PEM certificate/);
    expect(saved().secureJsonData).toEqual({ tlsCACert: 'no certificate' });
  });
});

it('a provisioned data source is shown and cannot be changed', async () => {
  await renderConfigEditor({ readOnly: true, jsonData: { site: 'datadoghq.eu' } });
  for (const label of ['Site', 'API Key *', 'Application Key *', 'Evaluation delay']) {
    expect(screen.getByLabelText(label)).toBeDisabled();
  }
});
