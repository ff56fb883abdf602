import { join } from 'node:path';

const harnessDir = join(__dirname, '..', '..');

/** Where the page's sources are. */
export const pageSourceDir = join(harnessDir, 'src', 'page');

/** Where the built page goes; the workbench serves it from there. */
export const pageBuildDir = join(harnessDir, 'build', 'page');

/** The URL path under which the workbench serves the built page. */
export const pagePublicPath = '/public/workbench/';
