import type { CellLines } from './cellLines.ts';

/** The look of the extension's own marks, and not of the text that it stands below: the author did not write it. */
const STYLE = `
:host { display: block; margin: 4px 0 10px; }
:host([hidden]) { display: none; }
button {
  --edge: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-editorWidget-border, currentColor)));
  --tone: var(--vscode-descriptionForeground, currentColor);
  max-width: 100%; padding: 1px 10px 1px 8px; border: 1px solid var(--edge); border-left: 4px solid var(--tone);
  border-radius: 3px; background: var(--vscode-editorWidget-background, transparent);
  color: var(--vscode-descriptionForeground, inherit); font-family: var(--vscode-font-family, inherit);
  font-size: var(--vscode-font-size, 13px); font-weight: normal; font-style: normal; line-height: 1.6;
  cursor: pointer; text-align: left; overflow-wrap: anywhere;
}
.tool { margin-right: 10px; }
.line { color: var(--vscode-foreground, inherit); font-weight: 600; }
:host-context(.vscode-high-contrast) .tool { color: var(--vscode-foreground, inherit); }
.verified { --tone: var(--vscode-stepwise-verified, currentColor); }
.refuted { --tone: var(--vscode-stepwise-refuted, currentColor); }
.doubtful { --tone: var(--vscode-stepwise-doubtful, currentColor); }
button:disabled { cursor: default; }
button:not(:disabled):hover .line { text-decoration: underline; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: currentColor; } }
`;

/** Whose line it is. */
const TOOL = 'Stepwise Math';

/** Defines the element that stands below a rendered cell, and shows what is known of the cell with its text. */
export function defineCellLine(name: string, lines: CellLines): void {
  class CellLine extends HTMLElement {
    readonly #button = document.createElement('button');
    readonly #line = part('line');
    #cell: string | null = null;

    connectedCallback(): void {
      if (this.shadowRoot === null) this.#build(this.attachShadow({ mode: 'open' }));
      lines.watch(this);
      this.show();
    }

    disconnectedCallback(): void {
      lines.unwatch(this);
    }

    /** Shows what is known now. Text goes in as text. */
    show(): void {
      const known = lines.of(Number(this.getAttribute('text')));
      this.hidden = known === null;
      this.#cell = known?.cell ?? null;
      this.#line.textContent = known?.line ?? '';
      this.#button.className = known?.tone ?? '';
      this.#button.disabled = known?.opens !== true;
      this.#button.setAttribute('aria-label', known?.label ?? '');
    }

    #build(root: ShadowRoot): void {
      const style = document.createElement('style');
      style.textContent = STYLE;
      const tool = part('tool');
      tool.textContent = TOOL;
      this.#button.append(tool, this.#line);
      root.append(style, this.#button);
      for (const kind of ['click', 'dblclick', 'keydown']) {
        // The notebook takes these for itself: it would select or open the cell.
        this.addEventListener(kind, (event) => {
          event.stopPropagation();
        });
      }
      this.#button.addEventListener('click', () => {
        if (this.#cell !== null) lines.choose(this.#cell);
      });
    }
  }
  if (customElements.get(name) === undefined) customElements.define(name, CellLine);
}

function part(name: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  return made;
}
