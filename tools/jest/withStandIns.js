const { require: requireTypeScript } = require('tsx/cjs/api');

const { STAND_IN_FILES } = requireTypeScript('../build-plugin/standIns.ts', __filename);
const files = STAND_IN_FILES.source;

/** A Jest project whose tests load of libraries what bundles have of them. */
module.exports = (project) => ({
  ...project,
  transform: { [files]: require.resolve('./standIns.js'), ...project.transform },
  transformIgnorePatterns: project.transformIgnorePatterns.map((pattern) => `^(?!.*${files}).*${pattern}`),
});
