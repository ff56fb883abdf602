export type { Caller } from './Caller';
export {
  CONCURRENT_REQUESTS,
  CONNECTION_FIELDS,
  type ConnectionJsonData,
  type ConnectionSettings,
  connectionSettings,
  httpsUrl,
  parseCaPem,
  type SavedSettings,
  TIMEOUT_SECONDS,
} from './connectionSettings';
export { InvalidInput, isInvalidInput } from './InvalidInput';
export { fieldName, parseInput, quote } from './parseInput';
export { certificatesIn, type PemBlock, pemBlocks } from './pem';
export { queryParser, type QueryParser } from './queryParser';
export { requiredSecret } from './requiredSecret';
export { schemaVersion } from './schemaVersion';
export { findTemplateVariable } from './templateVariables';
export { text } from './text';
