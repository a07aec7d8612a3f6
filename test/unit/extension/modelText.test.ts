import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bytesText,
  downloadQuestion,
  modelDetail,
  progressText,
  sourcesText,
} from '../../../src/extension/models/modelText.ts';
import { ModelShelf } from '../../../src/extension/models/modelShelf.ts';
import { parseSettings, type Settings } from '../../../src/extension/settings/schema.ts';
import { statusText } from '../../../src/extension/status/statusText.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { builtInCatalogue, type MemoryFit } from '../../../src/runtime/models/index.ts';

const entry = builtInCatalogue().forRole('default');
const fits: MemoryFit = { fit: 'fits', text: 'It takes about 2.0 GB of memory.' };
const tight: MemoryFit = { fit: 'tight', text: 'Close other programs first.' };

describe('a model in words', () => {
  it('has its size in the unit a person uses', () => {
    expect([bytesText(98_362_432), bytesText(1_117_320_768)]).toEqual(['98 MB', '1.1 GB']);
  });

  it('names where it comes from, in the order that is tried', () => {
    expect(sourcesText(entry, plainWords)).toMatch(/^huggingface\.co, else the Python package index \(/);
  });

  it('is asked for with size, source, licence and whether it fits', () => {
    const { title, detail } = downloadQuestion(entry, fits, null, plainWords);
    expect(title).toBe(`Download ${entry.title} (1.1 GB)?`);
    expect(detail.split('\n').slice(1)).toEqual([
      `Source: ${sourcesText(entry, plainWords)}.`,
      'Licence: Apache-2.0.',
      'It takes about 2.0 GB of memory.',
    ]);
  });

  it('is asked for with what scores need, where that is not there either', () => {
    const small = builtInCatalogue().forRole('small');
    const { detail } = downloadQuestion(entry, fits, small, plainWords);
    expect(detail.split('\n').at(-1)).toContain(`With scores: also ${small.title} (${bytesText(small.bytes)})`);
  });

  it('is listed with what a choice needs, and a warning only where there is one', () => {
    expect(modelDetail(entry, true, fits, plainWords)).toBe('on this machine · Apache-2.0');
    expect(modelDetail(entry, false, tight, plainWords)).toBe('1.1 GB · Apache-2.0 · Close other programs first.');
    expect(modelDetail({ ...entry, tried: false }, false, fits, plainWords)).toContain('not tried with this extension');
  });

  it('shows bytes and rate while it is downloaded', () => {
    const state = { doneBytes: 412e6, totalBytes: 1117e6, bytesPerSecond: 8.3e6, source: 'hub' } as const;
    expect(progressText({ ...state, phase: 'download' }, plainWords)).toBe('412 of 1117 MB, 8.3 MB/s');
    expect(progressText({ ...state, phase: 'verify' }, plainWords)).toBe('Comparing the checksum');
  });
});

describe('the model the settings choose', () => {
  const shelf = (changes: Partial<Settings>): ModelShelf =>
    new ModelShelf(() => ({ ...parseSettings(() => undefined).settings, ...changes }), '/nowhere');

  it('is the default, or the one that is named', () => {
    expect(shelf({}).solver().id).toBe(entry.id);
    const small = builtInCatalogue().forRole('small');
    expect(shelf({ 'model.solver': small.id }).solver().id).toBe(small.id);
    expect(shelf({ 'model.solver': small.id }).title()).toBe(small.title);
  });

  it('is refused by a name that is not known, without breaking what shows it', () => {
    const unknown = shelf({ 'model.solver': 'no-such-model' });
    expect(() => unknown.solver()).toThrow(/no-such-model/);
    expect(unknown.title()).toBe(entry.title);
  });

  it('can be looked at, and so chosen anew, where the settings name models that are not known', async () => {
    const unknown = shelf({ 'model.solver': 'no-such-model', 'model.scorer': 'no-such-scorer' });
    expect(await unknown.inUse()).toEqual({ solver: 'no-such-model', scorer: null });
    expect(await shelf({}).inUse()).toEqual({ solver: entry.id, scorer: null });
  });

  it('is a file or a server of the user before any other', () => {
    expect(shelf({ 'model.file': '/models/mine.gguf' }).title()).toBe('mine.gguf');
    expect(shelf({ 'endpoint.url': 'http://127.0.0.1:8000/v1' }).title()).toBe('http://127.0.0.1:8000/v1');
    expect(shelf({ 'endpoint.url': 'http://a/v1', 'endpoint.model': 'qwen' }).title()).toBe('qwen');
  });

  it('is never one that only tests use', () => {
    expect(
      shelf({})
        .solvers()
        .map(({ role }) => role),
    ).not.toContain('test');
  });

  it('has no scorer where none is installed', async () => {
    expect(
      await shelf({ 'model.directory': '/nowhere', 'model.scorer': 'math-shepherd-7b' })
        .scorer()
        .catch(() => null),
    ).toBeNull();
  });
});

describe('the status of the engine', () => {
  it('says in words what goes on', () => {
    expect(statusText({ kind: 'none' }, 'Qwen', plainWords)).toMatchObject({ busy: false, severity: 'information' });
    expect(statusText({ kind: 'loading', fraction: 0.4 }, 'Qwen', plainWords).detail).toBe(
      'Qwen: 40 % read into memory.',
    );
    expect(statusText({ kind: 'ready' }, 'Qwen', plainWords).detail).toBe('Qwen is loaded.');
    expect(statusText({ kind: 'busy', calls: 1 }, 'Qwen', plainWords).busy).toBe(true);
  });

  it('shows the reason of a failure as it came', () => {
    expect(statusText({ kind: 'failed', message: 'It ended.' }, 'Qwen', plainWords)).toEqual({
      text: 'Model stopped',
      detail: 'It ended.',
      severity: 'error',
      busy: false,
    });
  });
});

describe('the scorers that come with the extension', () => {
  const data = fileURLToPath(new URL('../../../data', import.meta.url));
  let models: string;
  const shelf = (changes: Partial<Settings> = {}): ModelShelf =>
    new ModelShelf(() => ({ ...parseSettings(() => undefined).settings, 'model.directory': models, ...changes }), data);

  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'stepwise-shelf-'));
  });

  afterEach(() => rm(models, { recursive: true }));

  it('wait for the model they need, unless no scores are wanted', async () => {
    const small = builtInCatalogue().forRole('small');
    expect(await shelf().scorer()).toBeNull();
    expect((await shelf().missingForScores())?.id).toBe(small.id);
    expect(await shelf({ 'model.scorer': 'none' }).missingForScores()).toBeNull();
    expect(await shelf({ 'model.scorer': 'math-shepherd-7b' }).missingForScores()).toBeNull();
  });

  it('are used without being named where it is there', async () => {
    const small = builtInCatalogue().forRole('small');
    const file = await open(join(models, small.file), 'w');
    await file.truncate(small.bytes);
    await file.close();
    expect((await shelf().scorer())?.id).toBe('stepwise-prm-0.5b');
    expect(await shelf().missingForScores()).toBeNull();
    expect(await shelf({ 'model.scorer': 'none' }).scorer()).toBeNull();
  });

  it('name the model they need', () => {
    for (const { scorer, base } of shelf().ownScorers()) {
      expect(scorer.purpose).toBe('scorer');
      expect(base.purpose).toBe('solver');
      expect(base.sha256).not.toBeNull();
    }
  });
});
