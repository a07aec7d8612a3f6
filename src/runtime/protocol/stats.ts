import * as z from 'zod';

/** What the model child says of itself. Bytes, tokens, and tokens a second over its whole life. */
export const runtimeStatsSchema = z.strictObject({
  residentBytes: z.number(),
  /** Processor time of all its threads so far. */
  cpuSeconds: z.number(),
  /** The compute layer in use: `cuda`, `vulkan`, `metal` or `cpu`. */
  device: z.string(),
  deviceNames: z.array(z.string()),
  threads: z.int(),
  models: z.array(z.strictObject({ file: z.string(), gpuLayers: z.int(), contexts: z.int() })),
  promptTokens: z.int(),
  promptTokensPerSecond: z.number().nullable(),
  generatedTokens: z.int(),
  generatedTokensPerSecond: z.number().nullable(),
});

export type RuntimeStats = z.infer<typeof runtimeStatsSchema>;
