import { dirname, join } from 'node:path';
import { type ServedFile } from './serveFile';

const filesOf = (name: string) => join(dirname(require.resolve(`${name}/package.json`)), 'files');

/**
 * The font that answers one of the paths that `@grafana/ui`'s global styles ask for. Grafana's own files are not in its
 * packages; the variable weights of the same families serve all of them.
 */
export function fontFile(path: string): ServedFile | undefined {
  if (/^inter\/Inter-\w+\.woff2$/.test(path)) {
    const style = path.includes('Italic') ? 'italic' : 'normal';
    return { root: filesOf('@fontsource-variable/inter'), path: `inter-latin-wght-${style}.woff2` };
  }
  if (/^roboto\/[\w-]+\.woff2$/.test(path)) {
    return { root: filesOf('@fontsource/roboto-mono'), path: 'roboto-mono-latin-400-normal.woff2' };
  }
  return undefined;
}
