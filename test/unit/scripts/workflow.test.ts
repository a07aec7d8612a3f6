import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const job = z.looseObject({
  strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
  steps: z.array(z.looseObject({ run: z.string().optional(), uses: z.string().optional() })),
});
const workflow = z
  .looseObject({ jobs: z.record(z.string(), job) })
  .parse(parse(readFileSync('.github/workflows/ci.yml', 'utf8')));
const manifest = z
  .looseObject({ engines: z.looseObject({ vscode: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const SYSTEMS = ['ubuntu-latest', 'macos-latest', 'windows-latest'];

describe('the workflow', () => {
  it('checks on three systems, and in the oldest, the stable and the coming editor', () => {
    expect(workflow.jobs.check?.strategy?.matrix.system).toEqual(SYSTEMS);
    const { system, vscode } = workflow.jobs.desktop?.strategy?.matrix ?? {};
    expect(system).toEqual(SYSTEMS);
    const [oldest, ...others] = vscode ?? [];
    expect(others).toEqual(['stable', 'insiders']);
    expect(oldest?.split('.').slice(0, 2)).toEqual(manifest.engines.vscode.replace('^', '').split('.').slice(0, 2));
  });

  it('runs only scripts that there are', () => {
    const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    const scripts = commands.flatMap((command) => /npm (?:run )?(test|[\w:]+)/.exec(command)?.[1] ?? []);
    const missing = scripts.filter((name) => name !== 'ci' && !(name in manifest.scripts));
    expect(scripts.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
