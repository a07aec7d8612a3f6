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

/** Short solutions of one problem, as the model wrote them, without sight of the derivation they are compared with. */
export interface IndependentTries {
  /** Id of the prompt format they are written in. */
  readonly format: string;
  readonly texts: readonly string[];
}

/** Writes as many tries as the options ask for, in the format that suits the problem. */
export async function writeTries(
  generator: TextModel,
  problem: Problem,
  options: VerifyOptions,
  usage: UsageMeter,
  signal: AbortSignal,
): Promise<IndependentTries> {
  const format = promptFormat(solvePlans()[problemKind(problem.text)][0]?.format ?? '');
  const { agreementTries: count, seed } = options;
  const { maxTokens } = format;
  const writing = { problem: problem.text, format, count, temperature: TEMPERATURE, seed, maxTokens };
  const texts = await writeTexts(generator, writing, usage, signal);
  return { format: format.id, texts: texts.map(({ text }) => text) };
}

/** The values that each try arrives at, in order; the last one is its answer. */
export async function readTries(
  tries: IndependentTries,
  witness: SymbolicWitness,
): Promise<readonly (readonly string[])[]> {
  const reader = readerFor(promptFormat(tries.format), witness);
  const read = await Promise.all(tries.texts.map((text) => reader(text, true)));
  return read.map((solution) => solution.values);
}
