import { ensureBrowser } from '../../scripts/browser.mjs';
import { run } from '../../scripts/command.mjs';

/** Builds the pages' scripts and finds a browser. */
export default async function setUp(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs'], { limitSeconds: 600 });
  process.env.STEPWISE_CHROMIUM = await ensureBrowser((message) => {
    console.log(message);
  });
}
