import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownLines } from './harness/editorView.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

let workspace: Workspace;
let workbench: Workbench;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'checking' });
});

afterAll(async () => {
  await workbench.close();
  await workspace.remove();
});

describe('checking a derivation in Markdown', () => {
  it('shows the document', async () => {
    await workbench.screenshot('open');
    expect(await shownLines(workbench.page)).toContain('# Homework');
  });
});
