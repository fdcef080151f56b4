import { isError, type Problem } from '../problems/problem.ts';
import { listed } from './block.ts';
import { place, type RenderContext } from './context.ts';
import { code, prose } from './escape.ts';

/** Errors first, then warnings; within each in the order of the files. One line each, with the place, what is wrong and what to do. */
export function problemList(problems: readonly Problem[], context: RenderContext, limit: number): string | null {
  if (problems.length === 0) return null;
  const sorted = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  return listed(sorted, limit, (problem) => problemLine(problem, context), ['problem', 'problems']);
}

function problemLine(problem: Problem, context: RenderContext): string {
  const hint = problem.hint === undefined ? '' : ` ${prose(problem.hint)}`;
  return `- ${isError(problem) ? '❌' : '⚠️'} ${place(context, problem)} ${prose(problem.message)}${hint} (${code(problem.rule)})`;
}
