/** A model that places texts by what they mean: texts alike in meaning lie close. */
export interface TextEmbedder {
  readonly id: string;
  /**
   * A vector of length 1 for each text, in their order.
   * @throws StepwiseError with the cause in its code
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}
