module.exports = require('../../jest.base.js')(__dirname, { setupFiles: ['<rootDir>/src/testing/setupDom.ts'] });
