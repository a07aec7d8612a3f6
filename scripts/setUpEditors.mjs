// Installs what the tests in a real editor need: both editors and a browser. Safe to run again.
import { ensureBrowser } from './browser.mjs';
import { EDITORS, ensureEditor } from './codeServer.mjs';

const say = (message) => console.log(message);
for (const name of Object.keys(EDITORS)) say(`${name}: ${(await ensureEditor(name, say)).root}`);
say(`browser: ${await ensureBrowser(say)}`);
