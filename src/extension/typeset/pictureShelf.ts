import { Recent } from '../engine/recent.ts';
import type { SetFormula } from './formulaPictures.ts';
import type { Picture } from './messages.ts';

/** Sets each formula once and keeps the pictures used last. One that could not be set is tried again the next time. */
export class PictureShelf {
  readonly #known = new Recent<Picture>(2000);

  constructor(private readonly setFormula: SetFormula) {}

  /** The formula in the style of running text. */
  readonly inline: SetFormula = (latex, macros) => {
    const key = JSON.stringify([latex, macros]);
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known);
    return this.setFormula(`\\textstyle ${latex}`, macros).then((picture) => {
      if (picture) this.#known.set(key, picture);
      return picture;
    });
  };
}
