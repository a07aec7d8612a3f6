import { isFormula, withoutDelimiters } from './isFormula.ts';
import type { Picture } from './messages.ts';
import { pictureMarkdown } from './pictureMarkdown.ts';

const KEPT = 500;

/** Sets one formula, or gives null where that is not possible. */
export type SetFormula = (latex: string, macros: Readonly<Record<string, string>>) => Promise<Picture | null>;

/** Formulas as Markdown images, each set once; the colour is read when they are shown, for the theme may change. */
export class FormulaPictures {
  readonly #known = new Map<string, Promise<Picture | null>>();

  constructor(
    private readonly setFormula: SetFormula,
    private readonly colour: () => string,
  ) {}

  /** The pictures of those claims that are formulas and can be set, by claim. */
  async set(claims: readonly string[], macros: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
    const pictures = await Promise.all(claims.map((claim) => this.#one(claim, macros)));
    return new Map(pictures.flatMap((picture, at) => (picture === null ? [] : [[claims[at] ?? '', picture]])));
  }

  async #one(claim: string, macros: Readonly<Record<string, string>>): Promise<string | null> {
    if (!isFormula(claim)) return null;
    const latex = withoutDelimiters(claim);
    const picture = await this.#picture(latex, macros);
    return picture && pictureMarkdown(picture, latex, this.colour());
  }

  #picture(latex: string, macros: Readonly<Record<string, string>>): Promise<Picture | null> {
    const key = JSON.stringify([latex, macros]);
    const picture = this.#known.get(key) ?? this.setFormula(latex, macros);
    this.#known.delete(key);
    this.#known.set(key, picture);
    const oldest = this.#known.keys().next();
    if (this.#known.size > KEPT && oldest.done !== true) this.#known.delete(oldest.value);
    return picture;
  }
}
