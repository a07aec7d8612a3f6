import { LIMITS, type OutputPiece, type OutputStep, type StepwiseOutput } from './schema.ts';

const CUT = ' …';

/** An output cut to what its schema allows, so that what is saved can be shown: a reader refuses anything larger. */
export function fit(output: StepwiseOutput): StepwiseOutput {
  const { summary, steps, partial, answer, macros } = output;
  const known = Object.entries(macros).filter(
    ([name, body]) => name.length <= LIMITS.macroName && body.length <= LIMITS.macroBody,
  );
  return {
    ...output,
    summary: fitText(summary),
    steps: steps.slice(0, LIMITS.steps).map(fitStep),
    partial: fitPieces(partial),
    answer: answer && fitPieces(answer),
    macros: Object.fromEntries(known),
  };
}

function fitStep(step: OutputStep): OutputStep {
  const findings = step.findings.slice(0, LIMITS.findings).map((finding) => ({
    ...finding,
    claim: fitPieces(finding.claim),
    reason: fitText(finding.reason),
    counterexample: finding.counterexample && fitText(finding.counterexample),
  }));
  const notes = step.notes.slice(0, LIMITS.notes).map(fitText);
  return { ...step, pieces: fitPieces(step.pieces), findings, notes };
}

/** A formula that is cut would be another one, or none: it is shown as words. */
function fitPieces(pieces: readonly OutputPiece[]): OutputPiece[] {
  const shown = pieces.length > LIMITS.pieces ? pieces.slice(0, LIMITS.pieces - 1) : pieces;
  const fitted = shown.map((piece): OutputPiece => {
    return piece.text.length > LIMITS.text ? { kind: 'words', text: fitText(piece.text) } : piece;
  });
  return shown === pieces ? fitted : [...fitted, { kind: 'words', text: CUT }];
}

function fitText(text: string): string {
  return text.length > LIMITS.text ? text.slice(0, LIMITS.text - CUT.length) + CUT : text;
}
