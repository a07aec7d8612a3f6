import type { CellLines } from './cellLines.ts';

const STYLE = `
:host { display: block; margin: 2px 0 8px; font-size: 0.92em; line-height: 1.5; }
:host([hidden]) { display: none; }
button {
  padding: 0; border: 0; background: none; color: var(--vscode-descriptionForeground, inherit);
  font: inherit; font-family: var(--vscode-font-family, inherit); cursor: pointer; text-align: left;
}
button:disabled { cursor: default; }
button:not(:disabled):hover { text-decoration: underline; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;

/** Defines the element that stands below a rendered cell, and shows what is known of the cell with its text. */
export function defineCellLine(name: string, lines: CellLines): void {
  class CellLine extends HTMLElement {
    readonly #button = document.createElement('button');
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
      this.#button.textContent = known?.line ?? '';
      this.#button.disabled = known?.opens !== true;
      this.#button.setAttribute('aria-label', known?.label ?? '');
    }

    #build(root: ShadowRoot): void {
      const style = document.createElement('style');
      style.textContent = STYLE;
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
