/** The machine that the extension host runs on; a browser tells little of it. */
export interface MachineFacts {
  /** `Node v20.19.0`, or what else runs the extension host. */
  readonly runtime: string;
  readonly platform: string;
  readonly cpu: string;
  readonly memoryGiB: number | null;
}

/** What a report tells of the machine and the extension; nothing of any document. */
export interface ReportFacts extends MachineFacts {
  readonly extensionVersion: string;
  readonly editorVersion: string;
  readonly activationMs: number;
  readonly trusted: boolean;
  readonly engine: string;
  /** Settings that differ from their defaults; addresses and paths are named, not shown. */
  readonly settings: readonly string[];
  readonly model: readonly string[];
}

/** The report as Markdown, ready to be pasted into an issue. */
export function reportText(facts: ReportFacts): string {
  const rows = [
    ['Stepwise Math', facts.extensionVersion],
    ['VS Code', facts.editorVersion],
    ['Runtime', facts.runtime],
    ['System', [facts.platform, facts.cpu, ...memory(facts)].join(', ')],
    ['Activation', `${facts.activationMs.toFixed(1)} ms`],
    ['Trusted workspace', facts.trusted ? 'yes' : 'no'],
    ['Engine', facts.engine],
    ['Changed settings', facts.settings.join(', ') || 'none'],
    ...facts.model.map((line) => ['Model', line]),
  ];
  return ['| | |', '| --- | --- |', ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), ''].join('\n');
}

function memory({ memoryGiB }: MachineFacts): string[] {
  return memoryGiB === null ? [] : [`${memoryGiB.toFixed(1)} GiB`];
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
