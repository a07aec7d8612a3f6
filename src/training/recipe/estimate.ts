import * as z from 'zod';
import data from '../../../data/training/costs.json';
import { stageNames, type Recipe, type StageName } from './recipe.ts';

const deviceSchema = z.strictObject({
  title: z.string(),
  memoryGb: z.number(),
  /** Sustained, in 10^12 operations a second. */
  teraflops: z.number(),
  /** Memory bandwidth in GB a second: what bounds writing token by token. */
  bandwidthGb: z.number(),
  source: z.string(),
});

const costsSchema = z.strictObject({
  devices: z.record(z.string(), deviceSchema),
  /** Tokens a stage reads and writes for each problem. */
  tokens: z.partialRecord(z.enum(stageNames), z.strictObject({ trained: z.number(), written: z.number() })),
  /** Sequences written at once on one device. */
  batch: z.number(),
});

/** The devices with their published figures, and the tokens a stage takes. */
export const costs = costsSchema.parse(data);

/** What one stage is expected to take. */
export interface StageEstimate {
  readonly stage: StageName;
  readonly hours: number;
  /** Of each device. */
  readonly memoryGb: number;
}

/** What a run is expected to take, and whether it fits its devices. */
export interface Estimate {
  readonly stages: readonly StageEstimate[];
  readonly hours: number;
  readonly memoryGb: number;
  readonly fits: boolean;
  readonly device: string;
}

const LORA_SHARE = 0.01;
const OVERHEAD_GB = 1.5;

/** Weights in half precision, adapters with their optimizer's state, states of one batch. */
function memoryOf(parameters: number, devices: number, stage: StageName): number {
  const weights = (2 * parameters) / 1e9;
  const trained = (16 * LORA_SHARE * parameters) / 1e9;
  const states = (0.6 * parameters) / 1e9;
  const copies = stage === 'ppo' ? 1.5 : 1;
  return (weights * copies + trained + states) / devices + OVERHEAD_GB;
}

/**
 * What a recipe is expected to take, from its size and the device's published figures: 6 operations a parameter and token
 * trained (4 of them where only adapters are), 2 a token read, and the weights read once for each batch of tokens written.
 * Rough: within a factor of three of what was measured on two processor cores.
 * @throws Error for a device the table does not hold
 */
export function estimate(recipe: Recipe): Estimate {
  const { parameters, device: name, devices, problems } = recipe.size;
  const device = costs.devices[name];
  if (device === undefined) {
    throw new Error(`There is no device “${name}” in the table. It has: ${Object.keys(costs.devices).join(', ')}.`);
  }
  const stages = stageNames.flatMap((stage): StageEstimate[] => {
    const own = recipe.stages[stage];
    if (own === undefined) return [];
    const { trained, written } = costs.tokens[stage] ?? { trained: 0, written: 0 };
    const passes = Number(own.epochs ?? 1);
    const training = (4 * parameters * trained * problems * passes) / (device.teraflops * 1e12);
    const writing = (2 * parameters * written * problems) / (device.bandwidthGb * 1e9 * costs.batch);
    return [{ stage, hours: (training + writing) / devices / 3600, memoryGb: memoryOf(parameters, devices, stage) }];
  });
  const memoryGb = Math.max(0, ...stages.map((stage) => stage.memoryGb));
  return {
    stages,
    hours: stages.reduce((sum, stage) => sum + stage.hours, 0),
    memoryGb,
    fits: memoryGb <= device.memoryGb,
    device: device.title,
  };
}

/** The estimate as lines to show before anything starts. */
export function estimateLines({ stages, hours, memoryGb, fits, device }: Estimate): readonly string[] {
  const line = (name: string, time: number, memory: number): string =>
    `  ${name.padEnd(8)} ${time < 1 ? `${(time * 60).toFixed(1)} min` : `${time.toFixed(1)} h`}, ${memory.toFixed(1)} GB`;
  return [
    `Estimate for ${device} (rough; a factor of three either way):`,
    ...stages.map((stage) => line(stage.stage, stage.hours, stage.memoryGb)),
    line('all', hours, memoryGb),
    ...(fits ? [] : ['  It does not fit this device: take a smaller model, more devices, or another device.']),
  ];
}
