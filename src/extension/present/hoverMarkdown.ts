import type { Mark } from '../marks/mark.ts';
import type { Words } from '../words.ts';
import { claimPieces } from './claimPieces.ts';
import { evidenceText, type FindingText } from './evidenceText.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';
import { stepTitle } from './stepTitle.ts';

/** A formula's picture as Markdown, or null where it cannot be set; then its source is shown. */
export type FormulaPicture = (latex: string) => string | null;

/** A link to a command of this extension, shown under the evidence. */
export interface ActionLink {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** The evidence for one step, as the Markdown of a hover or a hint's tooltip. */
export function hoverMarkdown(mark: Mark, picture: FormulaPicture, links: readonly ActionLink[], t: Words): string {
  const { summary, findings, missing } = evidenceText(mark.judged.evidence, t);
  const paragraphs = [
    `**${escapeMarkdown(stepTitle(mark, t))}**`,
    ...findings.map((finding) => findingMarkdown(finding, picture)),
    ...summary.map(escapeMarkdown),
    ...(missing === null ? [] : [`*${escapeMarkdown(missing)}*`]),
    links.map(linkMarkdown).join(' · '),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function findingMarkdown(finding: FindingText, picture: FormulaPicture): string {
  const claim = claimPieces(finding.claim)
    .map(({ kind, text }) => (kind === 'math' ? (picture(text) ?? inlineCode(text)) : escapeMarkdown(text)))
    .join('');
  const sentences = [finding.reason, finding.counterexample].filter((text) => text !== null && text !== '');
  const reason = sentences.map((text) => escapeMarkdown(sentence(text ?? ''))).join(' ');
  return `${claim}\n\n*${escapeMarkdown(finding.outcome)}*${reason === '' ? '' : ` — ${reason}`}`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function linkMarkdown({ title, command, arguments: given }: ActionLink): string {
  const query = encodeURIComponent(JSON.stringify(given));
  return `[${escapeMarkdown(title)}](command:${command}?${query})`;
}
