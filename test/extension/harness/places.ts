import { resolve } from 'node:path';

/** The extension under test: the repository's own root, where the programs that use this harness are started. */
export const EXTENSION_ROOT = process.cwd();

/** What the tests in a real editor leave behind, to be looked at. */
export const OUT = resolve(EXTENSION_ROOT, 'out', 'editor');
export const LOGS = resolve(OUT, 'logs');
export const SCREENSHOTS = resolve(EXTENSION_ROOT, 'out', 'screenshots');

/** What runs inside the extension host, each as one file: the tests, and the measurements. */
export const IN_HOST_TESTS = resolve(OUT, 'inHost.cjs');
export const IN_HOST_MEASURES = resolve(OUT, 'measures.cjs');
export const IN_HOST_NOTEBOOKS = resolve(OUT, 'notebookMeasures.cjs');

/** An extension that does nothing, in whose place an editor without the tested one runs a program. */
export const NO_EXTENSION = resolve(EXTENSION_ROOT, 'test', 'fixtures', 'noExtension');
