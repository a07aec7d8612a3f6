import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import type { EditorInstall } from './editors.ts';
import { EXTENSION_ROOT } from './places.ts';

/** A stretch of a line and the names that grammars give it, from the outermost. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Cuts lines of a language into tokens. */
export type Tokenize = (text: string) => readonly Token[];

interface Line {
  readonly tokens: readonly { readonly startIndex: number; readonly endIndex: number; readonly scopes: string[] }[];
  readonly ruleStack: unknown;
}

/** What is used of the editor's own tokenizer, which comes with it. */
interface Textmate {
  readonly INITIAL: unknown;
  parseRawGrammar(content: string, path: string): unknown;
  readonly Registry: new (options: object) => {
    loadGrammar(scope: string): Promise<{ tokenizeLine(line: string, state: unknown): Line } | null>;
  };
}
interface Oniguruma {
  loadWASM(data: ArrayBuffer): Promise<void>;
  createOnigScanner(sources: string[]): unknown;
  createOnigString(text: string): unknown;
}

const manifest = z.object({
  contributes: z.object({
    grammars: z.array(z.object({ scopeName: z.string(), path: z.string(), injectTo: z.array(z.string()).optional() })),
  }),
});
const EDITORS_OWN: readonly string[] = ['markdown-basics', 'html', 'latex', 'markdown-math'];

/** The tokenizer of an installed editor, with the grammars of the editor and of this extension. */
export async function editorTokenizer({ root }: EditorInstall, scope: string): Promise<Tokenize> {
  const editor = join(root, 'lib', 'vscode');
  const require = createRequire(join(editor, 'package.json'));
  const textmate = require('vscode-textmate') as Textmate;
  const oniguruma = require('vscode-oniguruma') as Oniguruma;
  const wasm = await readFile(join(editor, 'node_modules', 'vscode-oniguruma', 'release', 'onig.wasm'));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  const folders = [...EDITORS_OWN.map((name) => join(editor, 'extensions', name)), EXTENSION_ROOT];
  const grammars = (await Promise.all(folders.map(grammarsOf))).flat();
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources: string[]) => oniguruma.createOnigScanner(sources),
      createOnigString: (text: string) => oniguruma.createOnigString(text),
    }),
    loadGrammar: async (wanted: string) => {
      const path = grammars.find(({ scopeName }) => scopeName === wanted)?.path;
      return path === undefined ? null : textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
    },
    getInjections: (into: string) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(into) === true).map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`The editor has no grammar ${scope}.`);
  return (text) => {
    let state = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
  };
}

async function grammarsOf(folder: string): Promise<z.infer<typeof manifest>['contributes']['grammars']> {
  const { contributes } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return contributes.grammars.map((grammar) => ({ ...grammar, path: join(folder, grammar.path) }));
}
