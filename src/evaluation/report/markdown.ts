import type { Report, Section, Table } from './sections.ts';

/** The report as Markdown; plots are left to the page. */
export function toMarkdown(report: Report): string {
  const made = Object.entries(report.made).map(([key, value]) => `- ${key}: ${value}`);
  return [`# ${report.title}`, made.join('\n'), ...report.sections.map(sectionText)].join('\n\n') + '\n';
}

function sectionText(section: Section): string {
  const parts = [`## ${section.title}`, section.note, section.table && tableText(section.table)];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

function tableText({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
