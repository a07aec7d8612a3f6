const problem = /^(?:exercise|exercises|problem|question|task|exo|aufgabe|ex|prob|homeworkProblem|exercice)\*?$/;
const solution = /^(?:solution|solutionordottedlines|proof|answer|beweis|corrige|hint)\*?$/;

/** True for environments that state a problem: `exercise`, `question*`. */
export function isProblemEnvironment(name: string): boolean {
  return problem.test(name);
}

/** True for environments that answer one: `solution`, `proof`. */
export function isSolutionEnvironment(name: string): boolean {
  return solution.test(name);
}
