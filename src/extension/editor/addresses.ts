/** The scheme of the read-only documents that show a solution before it is accepted. */
export const PREVIEW_SCHEME = 'stepwise-solution';

/** The scheme of the read-only documents that explain a step. */
export const EXPLANATION_SCHEME = 'stepwise-explanation';

/** The scheme of the right side of the comparison shown before an earlier solution is replaced. */
export const REVIEW_SCHEME = 'stepwise-review';

/** The scheme of the documents that the editor makes of a notebook's cells. */
export const CELL_SCHEME = 'vscode-notebook-cell';

/** The scheme of the read-only copies of what a notebook's cells have put out. */
export const OUTPUT_SCHEME = 'stepwise-output';

/** The id of the side view, as the manifest names it. */
export const SIDE_VIEW = 'stepwise.view';

/** The scheme of the read-only documents that hold a check's verdicts as plain text. */
export const TEXT_REPORT_SCHEME = 'stepwise-report';
