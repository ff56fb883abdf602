// Puts stand-ins into the libraries that tests load, as bundles have them: tests run on what is shipped.
const { createHash } = require('node:crypto');
const { require: requireTypeScript } = require('tsx/cjs/api');

const { standInFor } = requireTypeScript('../build-plugin/standIns.ts', __filename);

const standingIn = (source, file) => standInFor(file) ?? source;

module.exports = {
  process: (source, file) => ({ code: standingIn(source, file) }),
  getCacheKey: (source, file) => createHash('sha256').update(standingIn(source, file)).digest('hex'),
};
