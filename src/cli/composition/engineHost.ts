import { join } from 'node:path';
import type { Disposable } from '../../core/disposable.ts';
import { silent } from '../../core/logger.ts';
import type { SymbolicWitness } from '../../core/symbolicWitness.ts';
import type { StepScorer } from '../../core/scoring.ts';
import { planOfPrompt, type EnginePorts, type PlanChoice } from '../../engine/index.ts';
import { builtinProfile, createStepScorer, markFormat } from '../../reward/index.ts';
import { ModelClient } from '../../runtime/client/index.ts';
import { SymbolicHost } from '../../runtime/symbolic/host.ts';
import { Sympy } from '../../runtime/sympy/sympy.ts';
import { WitnessWithSympy } from '../../runtime/sympy/witnessWithSympy.ts';
import type { CommonOptions } from '../commonOptions.ts';
import type { Installation } from './installation.ts';
import { withAdapter } from './ownAdapter.ts';
import { chooseScorer, chooseSolver, endpointNamed, modelStore } from './modelChoice.ts';

/** What a command needs of the models: a solver it cannot do without, only a scorer where there is one, or none. */
export type ModelNeed = 'solver' | 'scorer' | 'none';

function sympyOf({ root }: Installation, python: string | null): Sympy | null {
  const script = join(root, 'data', 'sympy', 'second_opinion.py');
  return python === null ? null : new Sympy({ python, script, logger: silent });
}

/** The engine's ports over real processes: the symbolic thread and the model child, each started at first use. */
export class EngineHost implements Disposable {
  readonly witness: SymbolicHost;
  private readonly sympy: Sympy | null;
  private readonly client: ModelClient;

  constructor(
    private readonly installation: Installation,
    private readonly options: CommonOptions,
  ) {
    this.witness = new SymbolicHost({ script: join(installation.bundles, 'symbolic.js') });
    this.sympy = sympyOf(installation, options.sympy);
    this.client = new ModelClient({ script: join(installation.bundles, 'model.js'), threads: options.threads });
  }

  /** @throws StepwiseError `model-missing` or `model-invalid` when a model that is needed or named cannot be used */
  async ports(need: ModelNeed): Promise<EnginePorts & { readonly plan: PlanChoice | null }> {
    const store = modelStore(this.installation);
    const used = this.options.useModel ? need : 'none';
    const endpoint = used === 'solver' ? endpointNamed(this.options.model) : null;
    const isLocal = used === 'solver' && endpoint === null;
    const solver = isLocal ? await chooseSolver(store, this.options.model) : null;
    const scorer = used === 'none' ? null : await this.scorer(store);
    return {
      witness: await this.checker(),
      generator:
        solver === null ? endpoint : this.client.generator(await withAdapter(solver.spec, this.options.adapter)),
      scorer,
      profile: builtinProfile(scorer?.id ?? null),
      logger: silent,
      now: () => performance.now(),
      plan: solver === null ? null : planOfPrompt(solver.promptFormat),
    };
  }

  /**
   * What checks steps: the symbolic thread, with SymPy behind it where that is asked for.
   * @throws StepwiseError `second-opinion` where SymPy was asked for and cannot be used
   */
  async checker(): Promise<SymbolicWitness> {
    if (this.sympy === null) return this.witness;
    await this.sympy.start();
    return new WitnessWithSympy(this.witness, this.sympy, (error) => {
      throw error;
    });
  }

  dispose(): void {
    this.sympy?.dispose();
    this.witness.dispose();
    this.client.dispose();
  }

  private async scorer(store: ReturnType<typeof modelStore>): Promise<StepScorer | null> {
    const chosen = await chooseScorer(store, this.options.prm);
    if (chosen === null) return null;
    const { calibration } = builtinProfile(chosen.entry.id);
    const numbers = chosen.numbers && this.client.reader(chosen.numbers);
    return createStepScorer(
      { marks: this.client.reader(chosen.spec), numbers },
      markFormat(chosen.entry.format),
      calibration,
    );
  }
}
