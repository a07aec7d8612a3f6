import { Recent } from '../engine/recent.ts';
import type { SetFormula } from './formulaPictures.ts';
import type { Picture } from './messages.ts';

/** Sets each formula once and keeps the pictures used last. */
export class PictureShelf {
  readonly #known = new Recent<Promise<Picture | null>>(2000);

  constructor(private readonly setFormula: SetFormula) {}

  /** The formula in the style of running text. */
  readonly inline: SetFormula = (latex, macros) => {
    const key = JSON.stringify([latex, macros]);
    const known = this.#known.get(key);
    if (known) return known;
    const picture = this.setFormula(`\\textstyle ${latex}`, macros);
    this.#known.set(key, picture);
    return picture;
  };
}
