import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { main, run } from './steps.mjs';

/** Folders with a tsconfig.json, as the workspaces of package.json name them (`plugins/*`). */
function projects() {
  const { workspaces } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const folders = workspaces.flatMap((workspace) => {
    const [parent, every] = workspace.split('/');
    return every === '*' ? fs.readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`) : [workspace];
  });
  return folders.filter((folder) => fs.existsSync(path.join(root, folder, 'tsconfig.json')));
}

await main(() => run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', ...projects()]));
