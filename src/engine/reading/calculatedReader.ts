import type { CalculatedLine, SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { Step } from '../../core/derivation.ts';
import { cutLines } from './lines.ts';
import { relationLines, type RelationLine } from './relationLines.ts';
import type { SolutionReader } from './solutionReader.ts';

function words(line: RelationLine | undefined, name: string): string {
  const said = line?.words ?? '';
  return said === '' ? name.replace(/_+/g, ' ').trim() : said.replace(/[.:;]+$/, '');
}

/** A relation that only states a value (`paid = 200`) is shown once, not as `200 = 200`. */
function formula(line: CalculatedLine): string {
  const same = line.substituted.replace(/\s/g, '') === line.latex.replace(/\s/g, '');
  return same ? line.latex : `${line.substituted} ${line.joint} ${line.latex}`;
}

function shown(line: CalculatedLine, source: RelationLine | undefined): Step {
  const mathematics = formula(line);
  const marked = /[\\^_{}]/.test(mathematics) ? `$${mathematics}$` : mathematics;
  return { text: `${words(source, line.name)}: ${marked}` };
}

/** A line that only gives an earlier quantity another name (`answer = left`) is no step. */
function isAlias(line: RelationLine | undefined): boolean {
  return line !== undefined && /=\s*[A-Za-z_]\w*$/.test(line.relation);
}

/**
 * Reads named relations: the witness evaluates them exactly and writes the values, the model writes none. Each is shown
 * as words and mathematics; the last one is the answer.
 */
export function calculatedReader(witness: SymbolicWitness): SolutionReader {
  return async (text, ended) => {
    const { complete, rest } = cutLines(text, ended);
    const sources = relationLines(complete);
    const calculation = await witness.calculate(sources.map((line) => line.relation).join('\n'));
    const failed = calculation.failed?.reason ?? null;
    const empty = ended && calculation.lines.length === 0 ? 'It holds no relation that can be calculated.' : null;
    return {
      steps: calculation.lines.flatMap((line, index) => (isAlias(sources[index]) ? [] : [shown(line, sources[index])])),
      rest: rest.trim(),
      answer: failed === null ? (calculation.lines.at(-1)?.value ?? null) : null,
      values: calculation.lines.map((line) => line.value),
      fault: failed ?? empty,
    };
  };
}
