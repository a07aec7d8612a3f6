import type { RendererContext } from 'vscode-notebook-renderer';
import { type FormulasAsked, formulasSet, MOST_FORMULAS } from '../output/messages.ts';
import { picture } from './picture.ts';

/**
 * Puts pictures in the place of formulas' sources. The extension sets them, in a thread with limits; where it does not
 * answer, or a formula cannot be set, the source stays.
 */
export class Formulas {
  readonly #known = new Map<string, string | null>();
  readonly #waiting = new Map<number, { readonly keys: readonly string[]; readonly roots: ParentNode }>();
  #next = 0;

  constructor(private readonly context: RendererContext<unknown>) {
    context.onDidReceiveMessage?.((message: unknown) => {
      this.#receive(message);
    });
  }

  show(root: ParentNode, macros: FormulasAsked['macros']): void {
    const sources = [...root.querySelectorAll<HTMLElement>('[data-formula]')];
    const keyOf = (formula: string): string => JSON.stringify([formula, macros]);
    const unknown = new Set<string>();
    for (const element of sources) {
      const formula = element.dataset.formula ?? '';
      element.dataset.key = keyOf(formula);
      if (!this.#known.has(keyOf(formula))) unknown.add(formula);
    }
    this.#put(root);
    if (unknown.size === 0 || this.context.postMessage === undefined) return;
    const all = [...unknown];
    for (let from = 0; from < all.length; from += MOST_FORMULAS) {
      const formulas = all.slice(from, from + MOST_FORMULAS);
      const id = this.#next++;
      this.#waiting.set(id, { keys: formulas.map(keyOf), roots: root });
      this.context.postMessage({ kind: 'formulas', id, formulas, macros } satisfies FormulasAsked);
    }
  }

  #receive(message: unknown): void {
    const parsed = formulasSet.safeParse(message);
    const asked = parsed.success ? this.#waiting.get(parsed.data.id) : undefined;
    if (!parsed.success || asked === undefined) return;
    this.#waiting.delete(parsed.data.id);
    asked.keys.forEach((key, index) => this.#known.set(key, parsed.data.pictures[index]?.svg ?? null));
    this.#put(asked.roots);
  }

  #put(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLElement>('[data-key]')) {
      const svg = this.#known.get(element.dataset.key ?? '');
      const drawn = svg === undefined || svg === null ? null : picture(svg);
      if (drawn === null) continue;
      element.replaceChildren(drawn);
      element.classList.add('set');
      delete element.dataset.key;
    }
  }
}
