const withStandIns = require('../../tools/jest/withStandIns.js');

// The editors run in jsdom; backend tests pass the set-up untouched.
const editors = require.resolve('../../packages/query-editor/src/testing/setupDom.ts');

module.exports = withStandIns(require('../../jest.base.js')(__dirname, { setupFiles: [editors] }));
