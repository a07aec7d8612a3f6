import { resolve } from 'node:path';

/** The extension under test: the repository's own root. */
export const EXTENSION_ROOT = resolve(import.meta.dirname, '../../..');

/** What the tests in a real editor leave behind, to be looked at. */
const OUT = resolve(EXTENSION_ROOT, 'out', 'editor');
export const LOGS = resolve(OUT, 'logs');
export const SCREENSHOTS = resolve(EXTENSION_ROOT, 'out', 'screenshots');

/** The tests that run inside the extension host, as one file. */
export const IN_HOST_BUNDLE = resolve(OUT, 'inHost.cjs');
