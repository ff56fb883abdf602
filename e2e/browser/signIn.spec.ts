import { type Page } from '@playwright/test';
import { azureCosts, settingsPath } from './dataSources';
import { stepsOf } from './stepsOf';
import { expect, test } from './test';

const apiPath = `/api/datasources/uid/${azureCosts.uid}`;

// The workbench is shared: however a test signed in, the next one finds the app registration with its secret.
test.afterEach(async ({ glance, request }) => {
  const saved = await (await request.get(apiPath)).json();
  const { tenantId, clientId, clientSecret } = glance.azure;
  const azureCredentials = { ...saved.jsonData.azureCredentials, authType: 'clientsecret', tenantId, clientId };
  const data = {
    ...saved,
    jsonData: { ...saved.jsonData, azureCredentials },
    secureJsonData: { azureClientSecret: clientSecret, clientCertificate: '' },
  };
  expect((await request.put(apiPath, { data })).status()).toBe(200);
});

async function signInAs(page: Page, method: string): Promise<void> {
  await page.getByTestId('azure-auth-type').click();
  await page.getByRole('option', { name: method }).click();
}

test('signs in with a certificate that was pasted into the page', async ({ page, glance }) => {
  await page.goto(settingsPath(azureCosts));
  await signInAs(page, 'App registration with certificate');
  const area = page.getByLabel('Certificate and private key');
  const [certificate = ''] = glance.azure.clientCertificatePem.split('-----BEGIN PRIVATE KEY');
  await area.fill(certificate);
  await expect(page.getByRole('alert')).toContainText('Has a certificate but no private key');
  await area.fill(glance.azure.clientCertificatePem);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(stepsOf(page)).toContainText('signIn ok');
  await page.reload();
  await expect(page.getByTestId('azure-client-certificate')).toHaveValue('configured');
  expect(await page.content()).not.toContain('BEGIN PRIVATE KEY');
});

test('says what the administrator has to permit, and takes back what was only tried', async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await page.goto(settingsPath(azureCosts));
  const clientId = page.getByTestId('azure-client-id');
  const before = await clientId.inputValue();
  await signInAs(page, 'Managed identity');
  await expect(clientId).toHaveValue('');
  await signInAs(page, 'App registration with client secret');
  await expect(clientId).toHaveValue(before);
  await signInAs(page, 'Managed identity');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('alert')).toContainText('managed_identity_enabled = true');
});
