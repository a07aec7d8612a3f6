/** The look of an output: the theme's own colours, a line between text and verdict, nothing that moves. */
export const style = `
:host { display: block; }
.output {
  font-family: var(--theme-font-family, var(--vscode-font-family));
  font-size: var(--vscode-font-size, 13px);
  line-height: 1.6;
  color: var(--vscode-foreground);
  max-width: 60em;
  container-type: inline-size;
  padding: 4px 0 8px;
}
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; margin-bottom: 6px; }
h3 { font-size: 1.05em; font-weight: 600; margin: 0; }
.summary { color: var(--vscode-descriptionForeground); }
.steps { list-style: none; margin: 0; padding: 0; counter-reset: step; }
.step {
  counter-increment: step;
  display: grid;
  grid-template-columns: 2em minmax(0, 1fr);
  align-items: baseline;
  border-left: 3px solid transparent;
  padding: 3px 0 3px 6px;
}
.step::before { content: counter(step) '.'; color: var(--vscode-descriptionForeground); font-variant-numeric: tabular-nums; }
.step > * { grid-column: 2; }
.line { display: flex; align-items: baseline; gap: 2px 16px; padding: 1px 4px; }
div.line { padding-right: calc(1em + 10px); }
.text { flex: 1 1 auto; min-width: 0; overflow-wrap: anywhere; }
.badge { display: inline-flex; gap: 5px; align-items: baseline; white-space: nowrap; font-size: 0.92em; }
.sign { font-weight: 700; }
.score { font-variant-numeric: tabular-nums; opacity: 0.8; }
.verified .badge { color: var(--vscode-stepwise-verified, var(--vscode-foreground)); }
.plausible .badge { color: var(--vscode-stepwise-plausible, var(--vscode-foreground)); }
.doubtful .badge { color: var(--vscode-stepwise-doubtful, var(--vscode-foreground)); }
.refuted .badge { color: var(--vscode-stepwise-refuted, var(--vscode-errorForeground)); }
.unchecked .badge { color: var(--vscode-descriptionForeground); }
.first-failing { border-left-color: currentColor; }
.first-failing.refuted { border-left-color: var(--vscode-stepwise-refuted, var(--vscode-errorForeground)); }
.first-failing.doubtful { border-left-color: var(--vscode-stepwise-doubtful, var(--vscode-foreground)); }
.first-failing .badge { font-weight: 600; }
.after .text { opacity: 0.75; }
.partial .text::after { content: ' …'; color: var(--vscode-descriptionForeground); }
.formula { font-family: var(--vscode-editor-font-family, monospace); }
.formula.set { font-family: inherit; white-space: nowrap; }
.formula svg { max-width: 100%; }
@container (max-width: 28em) { .line { flex-wrap: wrap; } }
details > summary { cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
details > summary::after { content: '▸'; width: 1em; margin-left: -10px; color: var(--vscode-descriptionForeground); }
details[open] > summary::after { content: '▾'; }
details > summary:hover { background: var(--vscode-list-hoverBackground); }
details > summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.evidence .note { font-size: 0.92em; }
.evidence { list-style: none; margin: 2px 0 4px; padding: 0 0 0 12px; border-left: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, currentColor)); }
.evidence li { padding: 2px 0; }
.finding { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
.outcome { font-style: italic; }
.finding.refuted .outcome { color: var(--vscode-stepwise-refuted, var(--vscode-errorForeground)); }
.finding.proved .outcome { color: var(--vscode-stepwise-verified, var(--vscode-foreground)); }
.reason, .note { color: var(--vscode-descriptionForeground); }
.answer { margin: 8px 0 0; padding-left: 9px; }
.answer .label { font-weight: 600; margin-right: 8px; }
.failed .summary, .fault p { color: var(--vscode-errorForeground); }
.fault p { margin: 0; }
.stopped .summary { font-style: italic; }
`;
