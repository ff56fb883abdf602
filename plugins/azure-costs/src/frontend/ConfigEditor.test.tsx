/** @jest-environment jsdom */
import { FakeBackend, paste, refusal, renderEditor } from '@glance/query-editor/testing';
import { type DataSourceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { type AzureSecureJsonData } from '../shared/AzureSettings';
import { parseSettings } from '../shared/settings';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { ConfigEditor } from './ConfigEditor';
import { createDataSource } from './testing/createDataSource';

// Typing key by key through Grafana's components takes seconds on a machine that does other things too.
jest.setTimeout(20_000);

type Settings = DataSourceSettings<AzureCostsOptions, AzureSecureJsonData>;

const GUID = '11111111-2222-3333-4444-555555555555';
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

async function renderConfigEditor(part: object = {}, subscriptions: () => unknown = () => []) {
  const backend = new FakeBackend({ 'GET subscriptions': subscriptions });
  setDataSourceSrv({ get: async () => createDataSource() } as unknown as DataSourceSrv);
  const value = { uid: 'azure', jsonData: {}, secureJsonFields: {}, readOnly: false, ...part } as Settings;
  const editor = await renderEditor<Settings>({
    value,
    render: (options, onOptionsChange) => <ConfigEditor options={options} onOptionsChange={onOptionsChange} />,
  });
  return { ...editor, backend };
}

const PHONE_PX = 320;

/** The largest width in pixels, of an input or of what it stands in, that does not shrink with the page. */
function fixedWidth(input: Element): number {
  const own = getComputedStyle(input);
  const width = own.maxWidth === '100%' ? 0 : Number(/^(\d+)px$/.exec(own.width)?.[1] ?? 0);
  return input.parentElement === null ? width : Math.max(width, fixedWidth(input.parentElement));
}

const field = (id: string) => screen.getByTestId(id);
const openAdditionalSettings = (user: { click: (element: Element) => Promise<void> }) =>
  user.click(screen.getByRole('button', { name: 'Additional settings' }));

describe('credentials', () => {
  it('become settings that the backend takes', async () => {
    const { user, saved } = await renderConfigEditor();
    await paste(user, screen.getByLabelText('Directory (tenant) ID *'), ` ${GUID} `);
    await paste(user, screen.getByLabelText('Application (client) ID *'), GUID);
    await user.type(screen.getByLabelText('Client Secret *'), 's3cret');
    expect(saved().jsonData).toEqual({
      azureCredentials: { authType: 'clientsecret', tenantId: GUID, clientId: GUID },
    });
    expect(saved().secureJsonData).toEqual({ azureClientSecret: 's3cret' });
    expect(() =>
      parseSettings({ jsonData: { ...saved().jsonData }, secureJsonData: { ...saved().secureJsonData } })
    ).not.toThrow();
  });

  it('are judged beside the field, as they are typed', async () => {
    const { user } = await renderConfigEditor();
    await user.type(field('azure-tenant-id'), 'contoso');
    expect(screen.getByRole('alert')).toHaveTextContent('"contoso": use a GUID');
    expect(field('azure-tenant-id')).toBeInvalid();
    await user.clear(field('azure-tenant-id'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keep a stored secret out of sight, and forget it on reset', async () => {
    const { user, saved } = await renderConfigEditor({ secureJsonFields: { azureClientSecret: true } });
    expect(field('azure-client-secret')).toBeDisabled();
    expect(field('azure-client-secret')).toHaveValue('configured');
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(saved().secureJsonFields).toEqual({ azureClientSecret: false });
    expect(saved().secureJsonData).toEqual({ azureClientSecret: '' });
    expect(field('azure-client-secret')).toBeEnabled();
  });

  it('replace a sign-in method that cannot work', async () => {
    const azureCredentials = { authType: 'currentuser', azureCloud: 'AzureChinaCloud', serviceCredentials: {} };
    const { user, saved } = await renderConfigEditor({ jsonData: { azureCredentials } });
    expect(screen.getByRole('alert')).toHaveTextContent('needs a signed-in user');
    await user.click(screen.getByRole('button', { name: 'Use a client secret' }));
    expect(saved().jsonData.azureCredentials).toEqual({ authType: 'clientsecret', azureCloud: 'AzureChinaCloud' });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('the way to sign in', () => {
  type User = { readonly click: (element: Element) => Promise<void> };
  const choose = async (user: User, name: string) => {
    await user.click(field('azure-auth-type'));
    await user.click(await screen.findByRole('option', { name: new RegExp(`^${name}`) }));
  };
  const CERTIFICATE = 'App registration with certificate';
  const SECRET = 'App registration with client secret';

  it('is an app registration with a secret until another is chosen', async () => {
    const { changes } = await renderConfigEditor();
    expect(screen.getByLabelText('Sign in as')).toHaveValue(SECRET);
    expect(changes).toEqual([]);
  });

  it('offers each method with a sentence about it', async () => {
    const { user } = await renderConfigEditor();
    await user.click(field('azure-auth-type'));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringMatching(/^App registration with client secret.+/),
      expect.stringMatching(/^App registration with certificate.+/),
      expect.stringMatching(/^Managed identity.+/),
      expect.stringMatching(/^Workload identity.+/),
    ]);
  });

  it('takes a certificate with its key, judged while it is typed', async () => {
    const { user, saved } = await renderConfigEditor();
    await choose(user, CERTIFICATE);
    expect(screen.queryByTestId('azure-client-secret')).not.toBeInTheDocument();
    await paste(user, screen.getByLabelText('Directory (tenant) ID *'), GUID);
    await paste(user, screen.getByLabelText('Application (client) ID *'), GUID);
    const area = screen.getByLabelText('Certificate and private key *');
    fireEvent.change(area, { target: { value: PEM } });
    expect(screen.getByRole('alert')).toHaveTextContent('Has a certificate but no private key');
    const pem = `${PEM}\n${PEM.replaceAll('CERTIFICATE', 'PRIVATE KEY')}`;
    fireEvent.change(area, { target: { value: pem } });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(saved().secureJsonData).toEqual({ clientCertificate: pem });
    expect(saved().jsonData).toEqual({
      azureCredentials: { authType: 'clientcertificate', tenantId: GUID, clientId: GUID },
    });
    const asSaved = { jsonData: { ...saved().jsonData }, secureJsonData: { ...saved().secureJsonData } };
    expect(parseSettings(asSaved).credentials).toMatchObject({ authType: 'clientcertificate' });
  });

  it('keeps a stored certificate out of sight, and forgets it on reset', async () => {
    const { user, saved } = await renderConfigEditor({
      jsonData: { azureCredentials: { authType: 'clientcertificate' } },
      secureJsonFields: { clientCertificate: true },
    });
    expect(field('azure-client-certificate')).toBeDisabled();
    expect(field('azure-client-certificate')).toHaveValue('configured');
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(saved().secureJsonFields).toEqual({ clientCertificate: false });
    expect(field('azure-client-certificate')).toBeEnabled();
  });

  it('needs nothing for a managed identity, whose client id may be named', async () => {
    const { user, saved } = await renderConfigEditor();
    await choose(user, 'Managed identity');
    expect(saved().jsonData).toEqual({ azureCredentials: { authType: 'msi' } });
    expect(screen.getByRole('status')).toHaveTextContent('managed_identity_enabled = true');
    expect(screen.queryByTestId('azure-tenant-id')).not.toBeInTheDocument();
    expect(field('azure-client-id')).not.toBeRequired();
    await paste(user, screen.getByLabelText('Application (client) ID - optional'), GUID);
    expect(saved().jsonData).toEqual({ azureCredentials: { authType: 'msi', clientId: GUID } });
  });

  it('takes both ids for a workload identity, and needs neither', async () => {
    const { user, saved } = await renderConfigEditor();
    await choose(user, 'Workload identity');
    expect(screen.getByRole('status')).toHaveTextContent('workload_identity_enabled = true');
    expect(saved().jsonData).toEqual({ azureCredentials: { authType: 'workloadidentity' } });
    await paste(user, screen.getByLabelText('Directory (tenant) ID - optional'), GUID);
    expect(saved().jsonData).toEqual({ azureCredentials: { authType: 'workloadidentity', tenantId: GUID } });
  });

  it('may be tried out before saving: nothing typed is lost, and no id moves to where it means something else', async () => {
    const azureCredentials = { authType: 'clientsecret', azureCloud: 'AzureChinaCloud', tenantId: GUID };
    const { user, saved } = await renderConfigEditor({ jsonData: { azureCredentials } });
    await paste(user, field('azure-client-id'), 'app');
    await user.type(field('azure-client-secret'), 's3cret');
    await choose(user, CERTIFICATE);
    expect(field('azure-client-id')).toHaveValue('app');
    await choose(user, 'Managed identity');
    expect(field('azure-client-id')).toHaveValue('');
    await paste(user, field('azure-client-id'), 'machine');
    await choose(user, SECRET);
    expect(field('azure-client-id')).toHaveValue('app');
    expect(field('azure-client-secret')).toHaveValue('s3cret');
    expect(saved().jsonData.azureCredentials).toEqual({ ...azureCredentials, clientId: 'app' });
    await choose(user, 'Managed identity');
    expect(field('azure-client-id')).toHaveValue('machine');
  });

  it('can be chosen by keyboard', async () => {
    const { user, saved } = await renderConfigEditor();
    await user.type(field('azure-auth-type'), 'managed');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(saved().jsonData).toEqual({ azureCredentials: { authType: 'msi' } });
  });

  it('asks as the server as soon as that is saved, without a secret', async () => {
    const msi = { azureCredentials: { authType: 'msi' } };
    const { backend } = await renderConfigEditor({ jsonData: msi, version: 2 }, () => [
      { id: GUID, name: 'Production' },
    ]);
    await waitFor(() => expect(backend.requests).toHaveLength(1));
  });

  it('asks nothing as a method that is only chosen', async () => {
    const { user, backend } = await renderConfigEditor();
    await choose(user, 'Managed identity');
    expect(backend.requests).toEqual([]);
  });
});

describe('the form', () => {
  it('has no input that is wider than a phone', async () => {
    await renderConfigEditor({ jsonData: { tlsAuthWithCACert: true } });
    const inputs = [
      ...screen.getAllByRole('textbox'),
      ...screen.getAllByRole('combobox'),
      field('azure-client-secret'),
    ];
    expect(inputs.length).toBeGreaterThanOrEqual(10);
    expect(inputs.filter((input) => fixedWidth(input) > PHONE_PX).map(({ id }) => id)).toEqual([]);
  });
});

describe('the cloud', () => {
  const chooseCloud = async (user: { click: (element: Element) => Promise<void> }, name: string) => {
    await user.click(field('azure-cloud'));
    await user.click(await screen.findByRole('option', { name }));
  };

  it('is not saved when it is the default', async () => {
    const { user, saved } = await renderConfigEditor();
    await chooseCloud(user, 'Azure US Government');
    expect(saved().jsonData.azureCredentials).toMatchObject({ azureCloud: 'AzureUSGovernment' });
    await chooseCloud(user, 'Azure');
    expect(saved().jsonData.azureCredentials).not.toHaveProperty('azureCloud');
  });

  it('fills in the endpoints, in fields that are always there', async () => {
    const { user } = await renderConfigEditor();
    expect(field('azure-authority-host')).toHaveAttribute('placeholder', 'https://login.microsoftonline.com');
    await chooseCloud(user, 'Azure China');
    expect(field('azure-authority-host')).toHaveAttribute('placeholder', 'https://login.chinacloudapi.cn');
    expect(field('azure-resource-manager-url')).not.toBeRequired();
  });

  it('needs both endpoints when it is customized', async () => {
    const { user, saved } = await renderConfigEditor();
    await chooseCloud(user, 'Customized cloud');
    expect(screen.getAllByText('A customized cloud needs its https URL')).toHaveLength(2);
    await paste(user, field('azure-authority-host'), 'https://login.local');
    await paste(user, field('azure-resource-manager-url'), 'https://arm.local');
    expect(screen.queryByText('A customized cloud needs its https URL')).not.toBeInTheDocument();
    expect(saved().jsonData).toMatchObject({
      authorityHost: 'https://login.local',
      resourceManagerUrl: 'https://arm.local',
    });
    await user.clear(field('azure-authority-host'));
    expect(saved().jsonData).not.toHaveProperty('authorityHost');
  });
});

describe('default scopes', () => {
  const STORED = { secureJsonFields: { azureClientSecret: true } };

  it('are chosen from what the saved data source can see', async () => {
    const { user, saved } = await renderConfigEditor(STORED, () => [{ id: GUID, name: 'Production' }]);
    await user.click(field('azure-default-scopes'));
    await user.click(await screen.findByRole('option', { name: /Production/ }));
    expect(saved().jsonData).toEqual({ defaultScopes: [`subscriptions/${GUID}`] });
  });

  it('are not saved when they are the default', async () => {
    const { user, saved } = await renderConfigEditor({ jsonData: { defaultScopes: [`subscriptions/${GUID}`] } });
    await user.click(field('azure-default-scopes'));
    await user.click(await screen.findByRole('option', { name: /All subscriptions/ }));
    expect(saved().jsonData).toEqual({});
  });

  it('are typed before there is anything to ask with, without a call', async () => {
    const { user, saved, backend } = await renderConfigEditor();
    await paste(user, field('azure-default-scopes'), `subscriptions/${GUID}`);
    expect(saved().jsonData).toEqual({ defaultScopes: [`subscriptions/${GUID}`] });
    expect(backend.requests).toEqual([]);
  });

  it('are typed when Azure refuses, which is said in one line', async () => {
    const { user, saved } = await renderConfigEditor(STORED, () => {
      throw refusal(401, 'the secret has expired');
    });
    expect(await screen.findByText(/could not be loaded \(the secret has expired\)/)).toBeInTheDocument();
    await user.type(field('azure-default-scopes'), 'nonsense{Enter}');
    expect(saved().jsonData).toEqual({ defaultScopes: ['nonsense'] });
    expect(screen.getByText(/^"nonsense": use/)).toBeInTheDocument();
  });
});

describe('additional settings', () => {
  it.each([
    ['azure-timeout', '60', { timeout: 60 }, '30', '0'],
    ['azure-cache-ttl', '0', { cacheTtlSeconds: 0 }, '14400', '-1'],
    ['azure-max-concurrent', '8', { maxConcurrentRequests: 8 }, '32', '65'],
  ])('%s is saved when it is in range and not the default', async (id, text, expected, fallback, outOfRange) => {
    const { user, saved, changes } = await renderConfigEditor();
    await openAdditionalSettings(user);
    await user.type(field(id), `${text}{Enter}`);
    expect(saved().jsonData).toEqual(expected);
    await user.clear(field(id));
    await user.type(field(id), `${fallback}{Enter}`);
    expect(saved().jsonData).toEqual({});
    const count = changes.length;
    await user.type(field(id), `${outOfRange}{Enter}`);
    expect(screen.getByRole('alert')).toHaveTextContent('Whole number');
    expect(changes).toHaveLength(count);
  });

  it('are open where one of them is in use', async () => {
    await renderConfigEditor({ jsonData: { timeout: 60 } });
    expect(field('azure-timeout')).toHaveValue('60');
  });

  it('take the certificate of a private CA', async () => {
    const { user, saved } = await renderConfigEditor();
    await openAdditionalSettings(user);
    await user.click(field('azure-tls-with-ca'));
    expect(saved().jsonData).toEqual({ tlsAuthWithCACert: true });
    expect(screen.getByRole('alert')).toHaveTextContent('Missing: paste the certificate');
    fireEvent.change(field('azure-tls-ca-cert'), { target: { value: PEM } });
    expect(saved().secureJsonData).toEqual({ tlsCACert: PEM });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.click(field('azure-tls-with-ca'));
    expect(saved().jsonData).toEqual({});
  });

  it('turn verification off and on again', async () => {
    const { user, saved } = await renderConfigEditor();
    await openAdditionalSettings(user);
    await user.click(field('azure-tls-skip-verify'));
    expect(saved().jsonData).toEqual({ tlsSkipVerify: true });
    await user.click(field('azure-tls-skip-verify'));
    expect(saved().jsonData).toEqual({});
  });
});

it('shows the settings of a provisioned data source without letting them be changed', async () => {
  const { user, changes } = await renderConfigEditor({
    readOnly: true,
    jsonData: { azureCredentials: { tenantId: GUID }, timeout: 60 },
    secureJsonFields: { azureClientSecret: true },
  });
  await waitFor(() => expect(field('azure-tenant-id')).toBeDisabled());
  expect(field('azure-cloud')).toBeDisabled();
  expect(field('azure-timeout')).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Reset' })).toBeDisabled();
  await user.click(field('azure-tls-skip-verify'));
  expect(changes).toEqual([]);
});

it('keeps what it does not know', async () => {
  const { user, saved } = await renderConfigEditor({ jsonData: { oauthPassThru: true } });
  await user.type(field('azure-authority-host'), 'https://x');
  expect(saved().jsonData).toEqual({ oauthPassThru: true, authorityHost: 'https://x' });
});
