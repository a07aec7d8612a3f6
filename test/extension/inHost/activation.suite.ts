import { strict as assert } from 'node:assert';
import { extensions, version } from 'vscode';

describe('the extension in its host', () => {
  it('is there', () => {
    assert.ok(extensions.getExtension('stepwise-math.stepwise-math'), `not found in VS Code ${version}`);
  });

  it('activates', async () => {
    const extension = extensions.getExtension('stepwise-math.stepwise-math');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
