import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { parseEnvFile, readRealSettings } from './realVendors.mjs';
import { readVendors } from './vendors.cjs';

describe('parseEnvFile', () => {
  it('reads names and values, with or without quotes and export', () => {
    const text = `# settings\nGLANCE_AZURE_TENANT_ID=abc\nexport B = "two words"\r\nC='x=y'\n\nnot a line\n`;
    expect(parseEnvFile(text)).toEqual({ GLANCE_AZURE_TENANT_ID: 'abc', B: 'two words', C: 'x=y' });
  });
});

describe('readRealSettings', () => {
  const vendor = (name: string) => ({
    title: name,
    simulated: { [`${name}_KEY`]: '{key}', [`${name}_URL`]: '{url}', [`${name}_CA_FILE`]: '{caFile}' },
    real: { required: [`${name}_KEY`], defaults: { [`${name}_URL`]: '', [`${name}_CA_FILE`]: '{caFile}' } },
  });
  const [one, other] = [vendor('ONE'), vendor('OTHER')];

  it('fills in what the user left out, with a certificate that can be read', () => {
    const { real, settings } = readRealSettings([one], { ONE_KEY: 'k', UNRELATED: 'x' });
    expect(real).toEqual([one]);
    expect(settings).toMatchObject({ ONE_KEY: 'k', ONE_URL: '' });
    expect(settings).not.toHaveProperty('UNRELATED');
    expect(() => new X509Certificate(fs.readFileSync(settings.ONE_CA_FILE))).not.toThrow();
  });

  it('leaves a vendor simulated whose settings are not there', () => {
    const { real, settings } = readRealSettings([one, other], { OTHER_KEY: 'k', OTHER_URL: 'https://private' });
    expect(real).toEqual([other]);
    expect(settings).toMatchObject({ OTHER_KEY: 'k', OTHER_URL: 'https://private' });
    expect(settings).not.toHaveProperty('ONE_URL');
  });

  it('is content with one of several keys', () => {
    const keyed = { ...one, real: { ...one.real, required: [], anyOf: ['ONE_KEY', 'SECOND_KEY'] } };
    expect(readRealSettings([keyed, other], { ONE_KEY: 'k' })).toMatchObject({ real: [keyed] });
    expect(() => readRealSettings([keyed], {})).toThrow('--real needs one of ONE_KEY SECOND_KEY for ONE.');
  });

  it('says which settings are missing', () => {
    const azure = readVendors().find(({ name }) => name === 'azure');
    const half = { GLANCE_AZURE_TENANT_ID: 't', GLANCE_AZURE_CLIENT_SECRET: 's' };
    expect(() => readRealSettings([azure], half)).toThrow('--real needs GLANCE_AZURE_CLIENT_ID for Azure.');
    expect(() => readRealSettings([one, other], {})).toThrow('--real needs ONE_KEY for ONE; or OTHER_KEY for OTHER.');
  });
});

describe('readVendors', () => {
  it.each(readVendors())('$name leaves no variable without a value for the real vendor', ({ simulated, real }) => {
    expect([...real.required, ...(real.anyOf ?? []), ...Object.keys(real.defaults)].sort()).toEqual(
      Object.keys(simulated).sort()
    );
  });
});
