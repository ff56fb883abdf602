module.exports = require('../../jest.base.js')(__dirname, {
  setupFiles: ['<rootDir>/src/testing/setupDom.ts'],
  // Typing into Grafana's pickers is slow on a busy machine.
  testTimeout: 30_000,
});
