import * as z from 'zod';

/** An installed editor: `node` runs `main`. */
const editorInstall = z.object({
  name: z.string(),
  vscode: z.string(),
  node: z.string(),
  root: z.string(),
  main: z.string(),
});
export type EditorInstall = z.infer<typeof editorInstall>;

const installed = z.object({ editors: z.record(z.string(), editorInstall), browser: z.string() });

/** What the suite's set-up installed, handed over in the environment. */
export type Installed = z.infer<typeof installed>;

const VARIABLE = 'STEPWISE_EDITORS';

/** Hands what was installed to the processes that run the tests. */
export function publishInstalled(value: Installed): void {
  process.env[VARIABLE] = JSON.stringify(value);
}

/** The browser, and the editor that this run of the tests is for (`STEPWISE_EDITOR`, named by the vitest project). */
export function installedForThisRun(): { readonly editor: EditorInstall; readonly browser: string } {
  const { editors, browser } = installed.parse(JSON.parse(process.env[VARIABLE] ?? 'null'));
  const name = process.env.STEPWISE_EDITOR ?? 'oldest';
  const editor = editors[name];
  if (editor === undefined) throw new Error(`No editor "${name}" was installed.`);
  return { editor, browser };
}
