import fs from 'node:fs';
import path from 'node:path';

/**
 * The notice that the licences of bundled packages ask for: name, version, licence and licence text of every package
 * under `node_modules` that one of `inputs` (paths relative to `root`) belongs to, in order of name.
 */
export function thirdPartyNotice(root: string, inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))];
  const sections = folders.map((folder) => section(path.join(root, folder))).sort();
  return ['This program contains the following packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function section(folder: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = fs.readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$|-)/i.test(name));
  const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : 'No licence file in the package.';
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'licence not named'})\n\n${text}`;
}
