import { describe, expect, it } from 'vitest';
import { runHostSuite } from './harness/runHostSuite.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const workspace = await temporaryWorkspace();
const results = await runHostSuite(workspace.folder).finally(() => workspace.remove());

describe('inside the extension host', () => {
  it('ran the suites', () => {
    expect(results.length).toBeGreaterThan(0);
  });

  for (const result of results) {
    it(result.title, () => {
      expect(result.error).toBeNull();
    });
  }
});
