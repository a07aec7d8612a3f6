import type { ToolEngine } from '../../tools/index.ts';
import type { EngineHost, SolveSettings } from '../engine/engineHost.ts';

/** The tools' engine over the window's own, with the user's settings where a call says nothing. */
export function editorToolEngine(engine: EngineHost, settings: () => SolveSettings): ToolEngine {
  return {
    verify: (derivation, signal) => engine.judge(derivation, 'full', signal),
    solve: (problem, chosen, signal) => engine.solve(problem, [], { ...settings(), ...chosen }, signal),
    compareAnswers: (expected, given) => engine.compareAnswers(expected, given),
  };
}
