import { outputSchema, type StepwiseOutput } from './schema.ts';

/** An output of more than this many characters was not written by this extension. */
const LONGEST = 2_000_000;

/** An output as it was read from a notebook, or one sentence on why it cannot be shown. */
export type ReadOutput = { readonly output: StepwiseOutput } | { readonly fault: string };

const KEPT = 'The notebook still holds it, and its Markdown form can be shown instead (⋯, “Change Presentation”).';

/** Reads what a notebook holds, whoever wrote it. Never throws. */
export function readOutput(json: string): ReadOutput {
  if (json.length > LONGEST) return { fault: `This result is too large to be shown. ${KEPT}` };
  const parsed = outputSchema.safeParse(parse(json));
  if (parsed.success) return { output: parsed.data };
  const newer = parsed.error.issues.some(({ path }) => path[0] === 'version');
  return {
    fault: newer
      ? `This result was written by another version of Stepwise Math. ${KEPT}`
      : `This result is damaged, so it is not shown. Run the cell again to replace it. ${KEPT}`,
  };
}

/** What is no JSON reads as null, which the schema refuses with everything else that it does not know. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
