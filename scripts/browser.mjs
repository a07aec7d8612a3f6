// Finds a Chromium for the tests, or installs one.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cachePath, completeFolder } from './cache.mjs';
import { run } from './command.mjs';
import { ensureDebianPackages, findProgram } from './systemPackages.mjs';

const PACKAGE = '@sparticuz/chromium';
const VERSION = '147.0.2';

/**
 * The path of a Chromium: the one that `STEPWISE_CHROMIUM` names, the system's, Debian's package (installed when this
 * process is root), or the one that an npm package carries.
 * @param {(message: string) => void} [say]
 * @returns {Promise<string>}
 */
export async function ensureBrowser(say = () => {}) {
  const named = process.env.STEPWISE_CHROMIUM;
  if (named) return named;
  const found = findProgram('chromium') ?? findProgram('google-chrome');
  if (found) return found;
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    say('Installing Chromium from the Debian package, once.');
    await ensureDebianPackages(['chromium', 'fonts-dejavu-core']);
    return findProgram('chromium');
  }
  return packagedBrowser(say);
}

async function packagedBrowser(say) {
  const folder = cachePath('chromium', VERSION);
  await completeFolder(folder, { package: PACKAGE, version: VERSION }, async () => {
    say(`Installing Chromium from the npm package ${PACKAGE}@${VERSION}, once.`);
    await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `${PACKAGE}@${VERSION}`]);
  });
  const chromium = createRequire(join(folder, 'package.json'))(PACKAGE);
  const file = await chromium.default.executablePath();
  if (!existsSync(file))
    throw new Error(`The package ${PACKAGE}@${VERSION} gave no browser. Install Debian's chromium.`);
  return file;
}
