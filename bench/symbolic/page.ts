import type { CaseScore } from './cases.ts';
import type { Coverage, ProcessScore } from './coverage.ts';
import type { MutantScore } from './mutantScore.ts';
import type { PeerScore } from './peers.ts';
import type { Timing } from './timing.ts';

/** Everything one run measures. */
export interface Results {
  readonly cases: Readonly<Record<string, CaseScore>>;
  readonly mutants: Readonly<Record<string, MutantScore>>;
  readonly processBench: { readonly subsets: readonly ProcessScore[]; readonly timing: Timing };
  readonly coverage: Readonly<Record<string, Coverage>>;
  readonly peers: readonly PeerScore[];
  readonly stride: number;
  /** Of the project's own pairs every so many were compared side by side. */
  readonly ownStride: number;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function ms({ mean, p99, max }: Timing): string {
  return `${mean.toFixed(2)} | ${p99.toFixed(1)} | ${max.toFixed(0)}`;
}

function table(head: string, rows: readonly string[]): string {
  const columns = head.split('|').length;
  return [`| ${head} |`, `|${' --- |'.repeat(columns)}`, ...rows.map((row) => `| ${row} |`)].join('\n');
}

/** The benchmark's page in Markdown. */
export function pageOf(results: Results): string {
  return [
    '# The symbolic witness, measured',
    `Written by \`npm run bench:symbolic -- --data DIR\`; ${rows(results.stride)} of the solutions. Times are milliseconds of processor time of the thread that works, on the machine of this run; compare them within one table only.`,
    '## Cases',
    casesTable(results.cases),
    '## One number or sign changed in a claim that verified',
    mutantsTable(results.mutants),
    '"Not shown true" are mutants not rejected that an independent evaluation (SymPy, 50 digits) does not show to be still true.',
    '## ProcessBench: steps up to the first error',
    processTable(results.processBench.subsets),
    '## Published solutions: steps with a decided claim',
    coverageTable(results.coverage),
    '## Side by side: answers compared, each with its defaults',
    peersTable(results.peers),
    `The pairs are those of the data and ${results.ownStride === 1 ? 'the' : `one in ${results.ownStride} of the`} cases this project wrote for itself, which favours it. Each comparer first compared 40 other pairs untimed; then one pair at a time. A peer that raises or cannot read has not accepted.`,
    '',
  ].join('\n\n');
}

function rows(stride: number): string {
  return stride === 1 ? 'every row' : `one row in ${stride}`;
}

function casesTable(cases: Results['cases']): string {
  return table(
    'cases | number | as expected | wrongly accepted | wrongly rejected | mean | p99 | max',
    Object.entries(cases).map(
      ([name, score]) =>
        `${name} | ${score.cases} | ${score.right} (${percent(score.right, score.cases)}) | ${score.falseAccepts} | ${score.falseRejects} | ${ms(score.timing)}`,
    ),
  );
}

function mutantsTable(mutants: Results['mutants']): string {
  return table(
    'solutions | mutants | rejected | accepted | unknown | still true | accepted, not shown true | unknown, not shown true',
    Object.entries(mutants).map(
      ([name, score]) =>
        `${name} | ${score.made} | ${score.rejected} (${percent(score.rejected, score.made - score.stillTrue)} of the rest) | ${score.accepted} | ${score.unknown} | ${score.stillTrue} | ${score.acceptedFalse.length} | ${score.unknownClaims.length}`,
    ),
  );
}

function processTable(subsets: readonly ProcessScore[]): string {
  return table(
    'subset | right steps | of them refuted | first errors | found',
    subsets.map(
      (score) =>
        `${score.subset} | ${score.rightSteps} | ${score.refutedRight} (${percent(score.refutedRight, score.rightSteps)}) | ${score.firstErrors} | ${score.found} (${percent(score.found, score.firstErrors)})`,
    ),
  );
}

function coverageTable(coverage: Results['coverage']): string {
  return table(
    'solutions | steps | with a decided claim | all claims proved | refuted | mean | p99 | max',
    Object.entries(coverage).map(
      ([name, score]) =>
        `${name} | ${score.steps} | ${percent(score.decided, score.steps)} | ${percent(score.proved, score.steps)} | ${score.refuted} (${percent(score.refuted, score.steps)}) | ${ms(score.timing)}`,
    ),
  );
}

function peersTable(peers: readonly PeerScore[]): string {
  return table(
    'comparer | pairs | right | wrongly accepted | mean | p99 | max',
    peers.map(
      (score) =>
        `${score.name} | ${score.pairs} | ${score.right} (${percent(score.right, score.pairs)}) | ${score.falseAccepts} | ${ms(score.timing)}`,
    ),
  );
}
