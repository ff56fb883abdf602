/** A platform that a plugin executable is built for, in Go's words, as Grafana looks for it in the file name. */
export interface Platform {
  readonly os: 'linux' | 'darwin' | 'windows';
  readonly arch: 'amd64' | 'arm64';
  /** The npm package that carries Bun's runtime for this platform. */
  readonly runtimePackage: string;
  /** Bun's own name of the platform. */
  readonly bunTarget: string;
}

const platforms: readonly Platform[] = [
  { os: 'linux', arch: 'amd64', runtimePackage: '@oven/bun-linux-x64', bunTarget: 'bun-linux-x64' },
  { os: 'linux', arch: 'arm64', runtimePackage: '@oven/bun-linux-aarch64', bunTarget: 'bun-linux-arm64' },
  { os: 'darwin', arch: 'amd64', runtimePackage: '@oven/bun-darwin-x64', bunTarget: 'bun-darwin-x64' },
  { os: 'darwin', arch: 'arm64', runtimePackage: '@oven/bun-darwin-aarch64', bunTarget: 'bun-darwin-arm64' },
  { os: 'windows', arch: 'amd64', runtimePackage: '@oven/bun-windows-x64', bunTarget: 'bun-windows-x64' },
];

const nodeNames = { linux: 'linux', darwin: 'darwin', win32: 'windows', x64: 'amd64', arm64: 'arm64' } as const;

/** The platform named `<os>_<arch>`; throws with the list of names when there is no such platform. */
export function platformNamed(name: string): Platform {
  const found = platforms.find((platform) => platformName(platform) === name);
  if (!found) {
    throw new Error(`There is no platform "${name}". Choose one of ${platforms.map(platformName).join(', ')}.`);
  }
  return found;
}

/** The platform of this process; throws when plugins are not built for it. */
export function currentPlatform(): Platform {
  const names: Readonly<Record<string, string>> = nodeNames;
  return platformNamed(`${names[process.platform] ?? process.platform}_${names[process.arch] ?? process.arch}`);
}

export function platformName(platform: Platform): string {
  return `${platform.os}_${platform.arch}`;
}

/** `gpx_name_linux_amd64`, on Windows with `.exe`: the name under which Grafana starts the plugin. */
export function executableFileName(executable: string, platform: Platform): string {
  return `${executable}_${platformName(platform)}${platform.os === 'windows' ? '.exe' : ''}`;
}
