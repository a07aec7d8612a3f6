import type { MarkdownIt, Token } from 'markdown-it';
import { BLOCK_VERDICTS, INLINE_VERDICT, placeVerdicts } from './placeVerdicts.ts';
import type { PreviewStep } from './previewSteps.ts';

/** The judged steps of a document by its address; empty where none are known. */
export type StepsOf = (address: string) => readonly PreviewStep[];

/** What the editor's preview tells a renderer of the document it shows. */
interface PreviewEnvironment {
  readonly currentDocument?: { toString(): string };
}

/** Shows the verdicts known of a document's steps beside them in the Markdown preview. */
export function verdictPlugin(md: MarkdownIt, stepsOf: StepsOf): void {
  const escape = md.utils.escapeHtml;
  const meta = (tokens: readonly Token[], at: number): readonly PreviewStep[] =>
    (tokens[at]?.meta?.steps ?? []) as readonly PreviewStep[];
  md.renderer.rules[INLINE_VERDICT] = (tokens, at) =>
    meta(tokens, at)
      .map((step) => badge(step, escape, false))
      .join('');
  md.renderer.rules[BLOCK_VERDICTS] = (tokens, at) => {
    const badges = meta(tokens, at).map((step) => badge(step, escape, true));
    return `<p class="stepwise-rows">${badges.join(' ')}</p>\n`;
  };
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env = {}) => {
    const address = (env as PreviewEnvironment).currentDocument?.toString();
    return render(address === undefined ? tokens : placeVerdicts(tokens, stepsOf(address)), options, env);
  };
}

function badge(step: PreviewStep, escape: (text: string) => string, numbered: boolean): string {
  const classes = `stepwise-verdict stepwise-${step.verdict}${step.after ? ' stepwise-after' : ''}`;
  const title = escape(step.title);
  const number = numbered ? `${step.number}: ` : '';
  return `<span class="${classes}" role="note" title="${title}" aria-label="${title}">${number}${escape(step.shown)}</span>`;
}
