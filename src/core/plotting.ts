/** The texts in which functions are looked for: the problem's first where there is one, then its steps'. */
export interface PlotRequest {
  readonly problem: string | null;
  readonly steps: readonly string[];
  /** The user's macros, by name with backslash. */
  readonly macros?: Readonly<Record<string, string>>;
}

/** One function's graph: pieces between gaps, each `[x, y]` in order of x. */
export interface PlottedCurve {
  /** What it is the graph of, as LaTeX. */
  readonly latex: string;
  readonly parts: readonly (readonly (readonly [number, number])[])[];
}

/** The graphs of up to three real functions of one variable, over one window. */
export interface Plot {
  readonly variable: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly curves: readonly PlottedCurve[];
}

/** Draws the functions in question; null where there are none. @throws StepwiseError `too-large` past its time limit */
export interface FunctionPlotter {
  plot(request: PlotRequest, signal?: AbortSignal): Promise<Plot | null>;
}
