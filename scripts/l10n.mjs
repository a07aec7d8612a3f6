// `npm run l10n`: writes l10n/bundle.l10n.json anew from the messages in the source, and lists what translations lack.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** The languages there are translations for, beside English. */
export const LANGUAGES = ['zh-cn'];

/** The messages in a source text: the first argument of every call of `t`. */
export function messagesIn(source) {
  const calls = source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g);
  return [...calls].map(([, message]) => message.replace(/\\(.)/g, '$1'));
}

/** All messages of the extension, sorted. */
export async function messages(root) {
  const folder = join(root, 'src', 'extension');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [...new Set(texts.flatMap(messagesIn))].sort();
}

/** What a translation lacks, what it has too much, and where its places (`{0}`) are not those of the original. */
export function compareTranslation(original, translation) {
  const places = (text) =>
    [...text.matchAll(/\{\d+\}/g)]
      .map(([place]) => place)
      .sort()
      .join();
  const keys = Object.keys(original);
  return {
    missing: keys.filter((key) => !translation[key]?.trim()),
    unused: Object.keys(translation).filter((key) => !(key in original)),
    misplaced: keys.filter((key) => translation[key] && places(translation[key]) !== places(original[key])),
  };
}

/**
 * The pairs of files that belong together: an original, and its translation into a language.
 * @param {string} language
 * @returns {[string, string][]}
 */
export function translationPairs(language) {
  return [
    ['package.nls.json', `package.nls.${language}.json`],
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
  ];
}

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

async function main(root) {
  const bundle = join(root, 'l10n', 'bundle.l10n.json');
  const entries = (await messages(root)).map((message) => [message, message]);
  const options = await resolveConfig(bundle);
  await writeFile(bundle, await format(JSON.stringify(Object.fromEntries(entries)), { ...options, parser: 'json' }));
  for (const language of LANGUAGES) {
    for (const [original, translation] of translationPairs(language)) {
      const found = compareTranslation(await readJson(join(root, original)), await readJson(join(root, translation)));
      for (const [what, keys] of Object.entries(found)) {
        for (const key of keys) console.log(`${translation}: ${what}: ${JSON.stringify(key)}`);
        if (keys.length > 0) process.exitCode = 1;
      }
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(join(import.meta.dirname, '..'));
