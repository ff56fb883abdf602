const withStandIns = require('../../tools/jest/withStandIns.js');

module.exports = withStandIns(require('../../jest.base.js')(__dirname));
