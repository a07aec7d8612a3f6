/** How a part of the page asks for something; the state's version is added on the way. */
export interface Asks {
  view(action: string): void;
  step(step: number, action: string): void;
  insert(step: number, alternative: number): void;
}
