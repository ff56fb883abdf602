import { rootCertificates } from 'node:tls';
import { makeCertificates } from '../../test-support/certificates';
import { trustedCertificates } from './trust';

describe('trustedCertificates', () => {
  it('adds to the built-in roots instead of replacing them', async () => {
    const { caPem } = await makeCertificates();
    const trusted = trustedCertificates(caPem);
    expect(trusted).toHaveLength(rootCertificates.length + 1);
    expect(trusted.slice(0, -1)).toEqual(rootCertificates);
    expect(trusted.at(-1)).toBe(caPem.trim());
  });
});
