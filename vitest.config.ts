import type { TestProjectInlineConfiguration } from 'vitest/config';
import { defineConfig } from 'vitest/config';

/** The tests in a real editor, once for each version; one file after another, for each starts an editor of its own. */
function inEditor(version: 'oldest' | 'newest'): TestProjectInlineConfiguration {
  return {
    test: {
      name: `editor-${version}`,
      include: ['test/extension/**/*.test.ts'],
      globalSetup: 'test/extension/setUp.ts',
      env: { STEPWISE_EDITOR: version },
      testTimeout: 240_000,
      hookTimeout: 240_000,
      // A browser and an editor on a busy machine now and then lose a key press; a fault of ours fails twice.
      retry: 1,
      poolOptions: { forks: { singleFork: true } },
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'runtime',
          include: ['test/runtime/**/*.test.ts'],
          testTimeout: 300_000,
          poolOptions: { forks: { singleFork: true } },
        },
      },
      {
        test: {
          name: 'training',
          include: ['test/training/**/*.test.ts'],
          testTimeout: 300_000,
          poolOptions: { forks: { singleFork: true } },
        },
      },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], hookTimeout: 300_000, testTimeout: 60_000 } },
      {
        test: {
          name: 'pages',
          include: ['test/pages/**/*.test.ts'],
          globalSetup: 'test/pages/setUp.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      inEditor('oldest'),
      inEditor('newest'),
    ],
  },
});
