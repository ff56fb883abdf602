import { join } from 'node:path';

/** Where the page's sources are. */
export const pageSourceDir = join(__dirname, '..', 'page');

/** The URL path under which the workbench serves the built page. */
export const pagePublicPath = '/public/workbench/';
