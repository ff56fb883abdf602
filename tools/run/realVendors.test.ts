import { parseEnvFile } from './realVendors.mjs';

describe('parseEnvFile', () => {
  it('reads names and values, with or without quotes and export', () => {
    const text = `# settings\nGLANCE_AZURE_TENANT_ID=abc\nexport B = "two words"\r\nC='x=y'\n\nnot a line\n`;
    expect(parseEnvFile(text)).toEqual({ GLANCE_AZURE_TENANT_ID: 'abc', B: 'two words', C: 'x=y' });
  });
});
