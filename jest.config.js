// Only a list of projects; each workspace owns its jest.config.js.
module.exports = {
  projects: [
    '<rootDir>/packages/*',
    '<rootDir>/plugins/*',
    '<rootDir>/simulators/*',
    '<rootDir>/harness',
    '<rootDir>/e2e',
    '<rootDir>/bench',
    '<rootDir>/tools',
  ],
};
