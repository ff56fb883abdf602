import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** A file to serve. */
export interface ServedFile {
  /** The folder that nothing is served from outside of. */
  readonly root: string;
  /** Path inside the folder, from a URL. */
  readonly path: string;
  readonly cacheControl?: string;
}

/** The response with a file's content, or undefined when there is no such file inside the folder. */
export async function serveFile({ root, path, cacheControl = 'no-cache' }: ServedFile): Promise<Response | undefined> {
  const file = normalize(join(root, decodeURIComponent(path)));
  if (!file.startsWith(root + sep)) {
    return undefined;
  }
  try {
    const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { 'content-type': contentType, 'cache-control': cacheControl },
    });
  } catch {
    return undefined;
  }
}
