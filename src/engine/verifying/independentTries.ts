import type { TextModel } from '../../core/generation.ts';
import type { Problem } from '../../core/problem.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { VerifyOptions } from '../options.ts';
import { promptFormat, solvePlans } from '../prompting/builtinFormats.ts';
import { problemKind } from '../prompting/problemKind.ts';
import { readerFor } from '../reading/readerFor.ts';
import { writeTexts } from '../solving/writeTexts.ts';
import type { UsageMeter } from '../usageMeter.ts';

const TEMPERATURE = 0.7;

/** The values that short solutions, written without sight of the derivation, arrive at: one list a try. */
export async function independentTries(
  generator: TextModel,
  witness: SymbolicWitness,
  problem: Problem,
  options: VerifyOptions,
  usage: UsageMeter,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  const format = promptFormat(solvePlans()[problemKind(problem.text)][0]?.format ?? '');
  const texts = await writeTexts(
    generator,
    {
      problem: problem.text,
      format,
      count: options.agreementTries,
      temperature: TEMPERATURE,
      seed: options.seed,
      maxTokens: format.maxTokens,
    },
    usage,
    signal,
  );
  const read = await Promise.all(texts.map((text) => readerFor(format, witness)(text.text, true)));
  return read.map((solution) => solution.values);
}
