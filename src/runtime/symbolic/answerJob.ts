import type { AnswerOptions, CheckRequest } from '../../core/symbolicWitness.ts';
import { calculate, checkStep, compareAnswers, openEqualities, plotFunctions, settled } from '../../symbolic/index.ts';
import { type Answer, type Job, jobsSchema, type Reply, type Task } from './messages.ts';

function answerOptions(options: object): AnswerOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

type SentRequest = Extract<Task, { kind: 'check' }>['request'];

function plainRequest({ macros, ...request }: SentRequest): CheckRequest {
  return macros === undefined ? request : { ...request, macros };
}

function resultOf(task: Task): unknown {
  switch (task.kind) {
    case 'check':
      return checkStep(plainRequest(task.request));
    case 'open':
      return openEqualities(plainRequest(task.request));
    case 'settle':
      return settled(plainRequest(task.request), task.opinions, task.program);
    case 'compare':
      return compareAnswers(task.gold, task.prediction, answerOptions(task.options));
    case 'calculate':
      return calculate(task.source);
    case 'plot': {
      const { macros, ...request } = task.request;
      return plotFunctions(macros === undefined ? request : { ...request, macros });
    }
  }
}

/** What a symbolic thread answers to a message. */
export function answerJobs(message: unknown): Reply {
  return { kind: 'answers', answers: jobsSchema.parse(message).map(answerJob) };
}

function answerJob({ id, task }: Job): Answer {
  try {
    return { kind: 'result', id, result: resultOf(task) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
}

const WARM_UP = [
  { problem: null, previous: ['$2x + 1 = 7$'], step: '$x = 3$' },
  { problem: null, previous: [], step: '$(x + 1)^2 = x^2 + 2x + 1$' },
  {
    problem: null,
    previous: ['Let $f(x) = x^2$.'],
    step: '$\\int_0^1 f(x)\\,dx = \\frac{1}{3}$ and $\\sin^2 x + \\cos^2 x = 1$',
  },
];

/** Judges a few steps before the first job, so that loading the parser and the solver costs no check its time. */
export function warmUp(): void {
  for (const request of WARM_UP) checkStep(request);
}
