// Cuts the serialiser of Datadog's SDK for tests as for the bundle: they run on what is shipped, and need not load eight
// thousand files each.
const { createHash } = require('node:crypto');
const { require: requireTypeScript } = require('tsx/cjs/api');

const { SENT_TYPES, usedSerializer } = requireTypeScript('../build-plugin/datadogSdk.ts', __filename);

module.exports = {
  process: (source, file) => ({ code: usedSerializer(source, file) }),
  getCacheKey: (source) => createHash('sha256').update(source).update(SENT_TYPES.join()).digest('hex'),
};
