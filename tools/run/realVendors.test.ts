import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { parseEnvFile, readRealSettings } from './realVendors.mjs';

describe('parseEnvFile', () => {
  it('reads names and values, with or without quotes and export', () => {
    const text = `# settings\nGLANCE_AZURE_TENANT_ID=abc\nexport B = "two words"\r\nC='x=y'\n\nnot a line\n`;
    expect(parseEnvFile(text)).toEqual({ GLANCE_AZURE_TENANT_ID: 'abc', B: 'two words', C: 'x=y' });
  });
});

describe('readRealSettings', () => {
  const complete = { GLANCE_AZURE_TENANT_ID: 't', GLANCE_AZURE_CLIENT_ID: 'c', GLANCE_AZURE_CLIENT_SECRET: 's' };

  it('points the provisioning file at the public cloud, with a certificate that can be read', () => {
    const settings = readRealSettings({ ...complete, UNRELATED: 'x' });
    expect(settings).toMatchObject({ ...complete, GLANCE_AZURE_CLOUD: 'AzureCloud', GLANCE_AZURE_ARM_URL: '' });
    expect(settings).not.toHaveProperty('UNRELATED');
    expect(() => new X509Certificate(fs.readFileSync(settings.GLANCE_AZURE_CA_FILE))).not.toThrow();
  });

  it('says which settings are missing', () => {
    expect(() => readRealSettings({ ...complete, GLANCE_AZURE_CLIENT_ID: '' })).toThrow(
      '--real needs GLANCE_AZURE_CLIENT_ID.'
    );
  });
});
