import { writeFile } from 'node:fs/promises';

const EVIL = '<img src="x" onerror="window.hacked = true"><script>window.hacked = true</script>';

const markdown = (source: string): object => ({ cell_type: 'markdown', metadata: {}, source: [source] });

/** A cell of the kernel's language. */
function code(source: string, outputs: readonly object[] = []): object {
  return {
    cell_type: 'code',
    execution_count: 1,
    metadata: { vscode: { languageId: 'stepwise-math' } },
    outputs,
    source: [source],
  };
}

/** The same with an output that the notebook claims to be this extension's. */
function withOutput(source: string, output: unknown): object {
  const data = { 'application/vnd.stepwise+json': output, 'text/markdown': ['Nothing.'] };
  return code(source, [{ output_type: 'display_data', metadata: {}, data }]);
}

const piece = { kind: 'words', text: EVIL };
const step = {
  pieces: [piece, { kind: 'math', text: '\\bomb' }],
  verdict: 'refuted',
  standing: 'first-failing',
  word: EVIL,
  score: null,
  title: EVIL,
  findings: [{ claim: [piece], outcome: 'refuted', word: EVIL, reason: EVIL, counterexample: EVIL }],
  notes: [EVIL],
};
/** Well formed by the schema, and every text of it markup; its macros expand without end. */
const WELL_FORMED = {
  version: 1,
  kind: 'solution',
  phase: 'done',
  title: `Well formed ${EVIL}`,
  summary: EVIL,
  steps: [step],
  partial: [piece],
  answer: [piece],
  macros: { '\\bomb': '\\fuse\\fuse', '\\fuse': '\\bomb\\bomb' },
  words: { answer: EVIL, evidence: EVIL },
};

export const HUGE_CELL = 5_000_000;

/** Writes a notebook that tries to do harm in every way that its format allows. */
export async function writeHostileNotebook(path: string): Promise<void> {
  const cells = [
    markdown('# Hostile\n\n<script>window.ran = true</script>\n\n1. $1 + 1 = 2$\n2. $2 + 2 = 4$'),
    withOutput('Solve $x = 1$.', { version: 1, steps: [{ pieces: EVIL }], title: EVIL }),
    withOutput('Solve $y = 1$.', [EVIL]),
    withOutput('Solve $z = 1$.', WELL_FORMED),
    markdown('$\\newcommand{\\a}{\\b\\b\\b\\b} \\newcommand{\\b}{\\a\\a\\a\\a}$\n\n1. $\\a = \\b$\n2. $\\a + 1 = \\b$'),
    markdown('1. $3 + 3 = 6$\n2. $6 + 1 = 8$'),
    code('1 + 1 = 2 and '.repeat(HUGE_CELL / 14)),
  ];
  await writeFile(path, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
}
