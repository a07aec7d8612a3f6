import { strict as assert } from 'node:assert';
import type { Extension } from 'vscode';
import { extensions, version } from 'vscode';

/** What the tests and measurements read of the extension's own interface. */
export interface TestedApi {
  readonly activationMs: number;
  marks(address: string): readonly {
    readonly span: { readonly start: number; readonly end: number };
    readonly judged: { readonly verdict: string };
  }[];
}

/** The extension under test. */
export function testedExtension(): Extension<TestedApi> {
  const found = extensions.getExtension<TestedApi>('stepwise-math.stepwise-math');
  assert.ok(found, `the extension is not there in VS Code ${version}`);
  return found;
}
