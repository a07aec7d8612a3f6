import { escapeHtml } from './escape.ts';
import { toSvg } from './plots.ts';
import type { Report, Section, Table } from './sections.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #d8dee6); --soft: light-dark(#6a737d, #8b949e); --rule: light-dark(#d0d7de, #30363d); --mark: light-dark(#2563a8, #6cb0f5); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; color: var(--soft) } dd { margin: 0 }
table { border-collapse: collapse; font-variant-numeric: tabular-nums } td, th { padding: .25rem .7rem; border-bottom: 1px solid var(--rule); text-align: right } td:first-child, th:first-child { text-align: left }
svg { font: 12px system-ui, sans-serif; fill: var(--ink) } circle, rect { fill: var(--mark); fill-opacity: .75 } .line { fill: none; stroke: var(--mark); stroke-width: 2 } .axis, .ideal, .interval { fill: none; stroke: var(--soft) } .ideal { stroke-dasharray: 4 4 } .interval { stroke: var(--ink); stroke-width: 2 }
.scroll { overflow-x: auto }`;

/** The report as one self-contained page: no script, no request, light and dark. */
export function toPage(report: Report): string {
  const made = Object.entries(report.made).map(
    ([key, value]) => `<dt>${escapeHtml(key)}</dt><dd>${escapeHtml(value)}</dd>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(report.title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(report.title)}</h1><dl>${made.join('')}</dl>
${report.sections.map(sectionHtml).join('\n')}
</body></html>
`;
}

function sectionHtml(section: Section): string {
  const note = section.note === undefined ? '' : `<p>${escapeHtml(section.note)}</p>`;
  const plot = section.plot === undefined ? '' : toSvg(section.plot);
  const table = section.table === undefined ? '' : tableHtml(section.table);
  return `<section><h2>${escapeHtml(section.title)}</h2>${note}${plot}${table}</section>`;
}

function tableHtml({ head, rows }: Table): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]): string =>
    row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
  return `<div class="scroll"><table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table></div>`;
}
