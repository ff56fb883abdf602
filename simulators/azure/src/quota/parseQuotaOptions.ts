import { QUOTA_HEADERS, type QuotaHeaders, type QuotaOptions } from './QuotaOptions';

const NUMBERS = [
  'callsPerMinuteAndScope',
  'callsPerMinuteAndPrincipal',
  'callsPerMinuteAndClientType',
  'sharedCallsPerMinute',
  'strangersPerMinute',
  'qpuPer10Seconds',
  'qpuPerMinute',
  'qpuPerHour',
] as const satisfies ReadonlyArray<keyof QuotaOptions>;

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseQuotaOptions(json: unknown): QuotaOptions {
  const options = Object.entries(Object(json) as Record<string, unknown>).map(([name, value]) => {
    if (name === 'headers') {
      return [name, parseHeaders(value)] as const;
    }
    const known = NUMBERS.find((candidate) => candidate === name);
    if (known === undefined || typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      throw new RangeError(`Expected whole numbers for ${NUMBERS.join(', ')}; got ${name}: ${JSON.stringify(value)}.`);
    }
    return [known, value] as const;
  });
  return Object.fromEntries(options) as QuotaOptions;
}

function parseHeaders(value: unknown): QuotaHeaders {
  const headers = QUOTA_HEADERS.find((candidate) => candidate === value);
  if (headers === undefined) {
    throw new RangeError(`Expected headers to be one of ${QUOTA_HEADERS.join(', ')}, got ${JSON.stringify(value)}.`);
  }
  return headers;
}
