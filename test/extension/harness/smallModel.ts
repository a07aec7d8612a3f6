/** Settings by which the real small model solves, quickly and leaving the machine usable. */
export const SMALL_MODEL_SETTINGS = {
  'stepwise.model.solver': 'qwen2.5-coder-0.5b-instruct',
  'stepwise.model.threads': 1,
  'stepwise.model.gpu': 'off',
  'stepwise.solve.strategy': 'greedy',
  'stepwise.solve.maxTokens': 300,
} as const;
