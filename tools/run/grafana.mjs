import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { StepFailed, step, run } from './steps.mjs';

/**
 * Starts a real Grafana with our plugins and provisioning: one in the folder GRAFANA_HOME, one on the PATH, else
 * Docker. Resolves to its URL once it answers.
 */
export async function startGrafana(services, { port, vendors, provisioningFolder, isReal }) {
  const program = grafanaProgram(process.env, fs.existsSync);
  if (program) {
    return startProgram(services, program, { port, vendors, provisioningFolder });
  }
  if (hasDocker()) {
    if (isReal) {
      throw new StepFailed(
        'docker-compose.yaml knows the simulated vendors only.',
        'leave out --real, or name a Grafana of this machine by GRAFANA_HOME.'
      );
    }
    return startCompose(services, { port });
  }
  throw new StepFailed(
    'No Grafana was found.',
    'set GRAFANA_HOME to the folder of an unpacked Grafana 12.3 or newer, put `grafana` on the PATH, or start Docker. ' +
      'Without any of them, `npm start` shows the same dashboards in the workbench.'
  );
}

/** The `grafana` program and its home folder, from GRAFANA_HOME or the PATH; `exists` tells whether a file is there. */
export function grafanaProgram(env, exists) {
  const name = process.platform === 'win32' ? 'grafana.exe' : 'grafana';
  if (env.GRAFANA_HOME) {
    const command = path.join(env.GRAFANA_HOME, 'bin', name);
    return exists(command) ? { command, home: env.GRAFANA_HOME } : undefined;
  }
  const folder = (env.PATH ?? '').split(path.delimiter).find((one) => one && exists(path.join(one, name)));
  if (!folder) {
    return undefined;
  }
  const home = exists('/usr/share/grafana/conf') ? '/usr/share/grafana' : path.dirname(folder);
  return { command: path.join(folder, name), home };
}

/** Grafana's settings as variables: our plugins, our provisioning, only on loopback, no sign-in. */
export function grafanaEnvironment({ port, pluginIds, pluginsFolder, dataFolder, provisioningFolder }) {
  return {
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: String(port),
    GF_PATHS_DATA: dataFolder,
    GF_PATHS_LOGS: path.join(dataFolder, 'log'),
    GF_PATHS_PLUGINS: pluginsFolder,
    GF_PATHS_PROVISIONING: provisioningFolder,
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: pluginIds.join(','),
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
    GF_AUTH_DISABLE_LOGIN_FORM: 'true',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_LOG_MODE: 'console',
    GF_LOG_LEVEL: 'warn',
    GLANCE_DASHBOARDS_DIR: path.join(provisioningFolder, 'dashboards/generated'),
  };
}

async function startProgram(services, program, { port, vendors, provisioningFolder }) {
  const dataFolder = path.join(root, '.cache/grafana');
  const pluginsFolder = path.join(dataFolder, 'plugins');
  const pluginIds = linkPlugins(pluginsFolder);
  const url = `http://127.0.0.1:${port}`;
  const ended = services.start('Grafana', program.command, ['server', '--homepath', program.home], {
    env: { ...vendors, ...grafanaEnvironment({ port, pluginIds, pluginsFolder, dataFolder, provisioningFolder }) },
    isReady: () => undefined,
    advice: 'the lines above are its own log.',
  });
  await step(`Starting ${program.command}`, () => Promise.race([ended, waitForHealth(url)]));
  return url;
}

/** Makes a folder of links to every plugin's `dist`; returns the plugins' ids. */
function linkPlugins(pluginsFolder) {
  fs.rmSync(pluginsFolder, { recursive: true, force: true });
  fs.mkdirSync(pluginsFolder, { recursive: true });
  const folders = fs.readdirSync(path.join(root, 'plugins')).map((name) => path.join(root, 'plugins', name, 'dist'));
  return folders
    .filter((dist) => fs.existsSync(path.join(dist, 'plugin.json')))
    .map((dist) => {
      const { id } = JSON.parse(fs.readFileSync(path.join(dist, 'plugin.json'), 'utf8'));
      fs.symlinkSync(dist, path.join(pluginsFolder, id), 'junction');
      return id;
    });
}

function hasDocker() {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

async function startCompose(services, { port }) {
  const arch = execFileSync('docker', ['version', '--format', '{{.Server.Arch}}'], { encoding: 'utf8' }).trim();
  await step(`Building executables for the container (linux_${arch})`, () =>
    run(
      process.execPath,
      ['--import', 'tsx', 'tools/build-plugin/build.ts', '--form', 'shipped', '--target', `linux_${arch}`],
      {
        advice: 'the lines above name what does not build.',
      }
    )
  );
  const url = `http://127.0.0.1:${port}`;
  const ended = services.start('Docker compose', 'docker', ['compose', 'up', '--abort-on-container-exit'], {
    env: { GLANCE_GRAFANA_PORT: String(port) },
    isReady: () => undefined,
    advice: "the lines above are the containers' own log.",
  });
  await step('Starting the containers (the first time their images are fetched)', () =>
    Promise.race([ended, waitForHealth(url)])
  );
  return url;
}

async function waitForHealth(url) {
  const giveUpAt = Date.now() + 300_000;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new StepFailed(`Grafana does not answer at ${url}.`, 'the lines above are its own log.');
}
