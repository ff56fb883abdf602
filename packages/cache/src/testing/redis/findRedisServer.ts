import { spawnSync } from 'node:child_process';

const commands = ['redis-server', 'valkey-server'];

/**
 * The command that starts a Redis or Valkey on this machine. Where there is none, it is installed if we are root on a
 * Debian. `undefined` when neither is possible.
 */
export function findRedisServer(): string | undefined {
  return installed() ?? (install() ? installed() : undefined);
}

function installed(): string | undefined {
  return commands.find((command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0);
}

function install(): boolean {
  if (process.getuid?.() !== 0) {
    return false;
  }
  // Several test workers may come here at once: they wait for each other.
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-qq', '-y', '--no-install-recommends'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = () =>
    spawnSync('apt-get', ['install', ...options, 'redis-server'], { stdio: 'ignore', env }).status === 0;
  return run() || (spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env }).status === 0 && run());
}
