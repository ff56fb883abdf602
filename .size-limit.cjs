// What is loaded into a browser or a process keeps within its budget: every plugin's, as its package.json says, or this.
const fs = require('node:fs');
const path = require('node:path');

const DEFAULTS = { module: '40 kB', backend: '1.63 MB' };

const plugins = path.join(__dirname, 'plugins');

module.exports = fs
  .readdirSync(plugins)
  .filter((name) => fs.existsSync(path.join(plugins, name, 'src/plugin.json')))
  .flatMap((name) => {
    const read = (file) => JSON.parse(fs.readFileSync(path.join(plugins, name, file), 'utf8'));
    const { executable } = read('src/plugin.json');
    const budgets = { ...DEFAULTS, ...read('package.json').budgets };
    return [
      {
        name: `${name} module.js`,
        path: `plugins/${name}/dist/module.js`,
        limit: budgets.module,
        gzip: true,
      },
      {
        name: `${name} backend`,
        path: `plugins/${name}/build/node/${executable}.cjs`,
        limit: budgets.backend,
        gzip: false,
        brotli: false,
      },
    ];
  });
