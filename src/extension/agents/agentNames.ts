/** The editor's names of the tools, by the tools' own names. The manifest says the same; a test holds them equal. */
export const agentTools = {
  verifySteps: 'stepwise_verifySteps',
  solveMath: 'stepwise_solveMath',
  compareAnswers: 'stepwise_compareAnswers',
} as const;

export type AgentTool = keyof typeof agentTools;

/** The chat participant's id in the manifest. */
export const PARTICIPANT = 'stepwise-math.stepwise';
