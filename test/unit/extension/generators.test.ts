import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../src/core/errors.ts';
import { findGenerator, type GeneratorSources } from '../../../src/extension/models/generators.ts';
import { ModelShelf } from '../../../src/extension/models/modelShelf.ts';
import { findScorer } from '../../../src/extension/models/scorers.ts';
import { parseSettings, type Settings } from '../../../src/extension/settings/schema.ts';
import { ModelClient } from '../../../src/runtime/client/index.ts';
import { EndpointModel } from '../../../src/runtime/endpoint/index.ts';

const signal = new AbortController().signal;
const client = new ModelClient({ script: '/nowhere/model.js' });
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-shelf-'));
});

afterAll(async () => {
  client.dispose();
  await rm(folder, { recursive: true });
});

interface Asked {
  readonly sources: GeneratorSources;
  readonly asked: string[];
}

/** The sources of an editor in which the user declines every download. */
function sourcesFor(changes: Partial<Settings>): Asked {
  const asked: string[] = [];
  const settings = (): Settings => ({
    ...parseSettings(() => undefined).settings,
    'model.directory': folder,
    ...changes,
  });
  const sources: GeneratorSources = {
    settings,
    shelf: new ModelShelf(settings, folder),
    client: () => client,
    server: (baseUrl, model) => new EndpointModel({ baseUrl, model }),
    obtain: (_store, entry) => {
      asked.push(entry.id);
      return Promise.reject(new StepwiseError('cancelled', 'Nothing was downloaded.'));
    },
  };
  return { sources, asked };
}

describe('the model that solves', () => {
  it('is the server the user names, and nothing is asked', async () => {
    const { sources, asked } = sourcesFor({ 'endpoint.url': 'http://127.0.0.1:1/v1', 'endpoint.model': 'qwen' });
    const { model, plan } = await findGenerator(sources, signal);
    expect(model).toBeInstanceOf(EndpointModel);
    expect(plan).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is the file the user names', async () => {
    const { sources, asked } = sourcesFor({ 'model.file': '/models/mine.gguf' });
    expect((await findGenerator(sources, signal)).model.id).toBe('own-file');
    expect(asked).toEqual([]);
  });

  it('is asked for before anything is fetched, and a no is respected', async () => {
    const { sources, asked } = sourcesFor({});
    await expect(findGenerator(sources, signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toEqual([sources.shelf.solver().id]);
  });

  it('is refused when the catalogue does not know it', async () => {
    const { sources } = sourcesFor({ 'model.solver': 'no-such-model' });
    await expect(findGenerator(sources, signal)).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('starts no process before it is used', () => {
    expect(client.pid).toBeUndefined();
    expect(client.state).toEqual({ kind: 'none' });
  });
});

describe('the scorer', () => {
  it('is absent where no trained one is installed: an untrained model is never asked', async () => {
    const { sources } = sourcesFor({});
    expect(await findScorer(sources.shelf, () => client)).toBeNull();
    expect(client.pid).toBeUndefined();
  });
});
