// The editors run in jsdom; backend tests pass the set-up untouched.
const editors = require.resolve('../../packages/query-editor/src/testing/setupDom.ts');

const project = require('../../jest.base.js')(__dirname, { setupFiles: [editors] });
const serializer = '[/\\\\]datadog-api-client-v\\d+[/\\\\]models[/\\\\]ObjectSerializer\\.js$';

module.exports = {
  ...project,
  transform: { [serializer]: require.resolve('../../tools/jest/datadogSerializer.js'), ...project.transform },
  transformIgnorePatterns: project.transformIgnorePatterns.map((pattern) => `^(?!.*${serializer}).*${pattern}`),
};
