import { describe, expect, it } from 'vitest';
import { installedForThisRun } from './harness/editors.ts';
import { IN_HOST_TESTS } from './harness/places.ts';
import { runInHost } from './harness/runInHost.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const workspace = await temporaryWorkspace();
const host = {
  ...installedForThisRun(),
  workspace: workspace.folder,
  program: IN_HOST_TESTS,
  name: 'in-host',
  settings: SMALL_MODEL_SETTINGS,
};
const reports = await runInHost(host).finally(() => workspace.remove());

describe('inside the extension host', () => {
  it('ran the suites', () => {
    expect(reports.length).toBeGreaterThan(0);
  });

  for (const report of reports) {
    if (!('result' in report)) continue;
    it(report.result.title, () => {
      expect(report.result.error).toBeNull();
    });
  }
});
