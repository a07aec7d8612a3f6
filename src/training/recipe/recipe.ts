import * as z from 'zod';

/** Options of one stage's command by their names, as on the command line: `held-out: 20`. */
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
const STAGES = ['data', 'evolve', 'irm', 'labels', 'prm', 'sft', 'ppo', 'export'] as const;

/** The stages of a recipe, in the order they run. */
export const stageNames: readonly StageName[] = STAGES;
export type StageName = (typeof STAGES)[number];

const recipeSchema = z.strictObject({
  name: z.string().min(1),
  /** What it is for and what it was run on. */
  note: z.string().default(''),
  /** Folder of the whole run; each stage has one of its own in it. */
  out: z.string().min(1),
  backend: z.enum(['local', 'ray']).default('local'),
  seed: z.int().min(0).default(1),
  /** Options every stage gets that has them. */
  common: options.default({}),
  /** What the estimate is made from. */
  size: z.strictObject({
    parameters: z.number().positive(),
    device: z.string().min(1),
    devices: z.int().min(1),
    problems: z.int().min(1),
  }),
  stages: z.partialRecord(z.enum(STAGES), options),
});

/** A whole run from one file: which stages, with which options. */
export type Recipe = z.infer<typeof recipeSchema>;

/** Reads a recipe from parsed YAML. @throws ZodError naming the place of the first fault */
export function parseRecipe(data: unknown): Recipe {
  return recipeSchema.parse(data);
}

/** The arguments of one stage's command. `{out}` in a value is the run's folder, so that stages find each other's files. */
export function stageArguments(recipe: Recipe, stage: StageName, known: ReadonlySet<string>): readonly string[] {
  const own = recipe.stages[stage] ?? {};
  const shared = Object.entries(recipe.common).filter(([name]) => known.has(name) && !(name in own));
  const given = [...shared, ...Object.entries(own)];
  const place = (value: unknown): string => String(value).replaceAll('{out}', recipe.out);
  const flags = given.flatMap(([name, value]): string[] => {
    if (value === false || (Array.isArray(value) && value.length === 0)) return [];
    if (value === true) return [`--${name}`];
    return Array.isArray(value) ? [`--${name}`, ...value.map(place)] : [`--${name}`, place(value)];
  });
  const backend = known.has('backend') && recipe.backend !== 'local' ? ['--backend', recipe.backend] : [];
  const seed = known.has('seed') && !('seed' in own) ? ['--seed', String(recipe.seed)] : [];
  return [stage, ...flags, ...backend, ...seed, '--out', `${recipe.out}/${stage}`];
}
