import { code, fileAddress, link } from './escape.ts';

/** What a renderer for GitHub knows beside the Report. All values come from the runner and GitHub, none from data. */
export interface RenderContext {
  /** E.g. `https://github.com/owner/repository`; null writes places without links. */
  repositoryUrl: string | null;
  /** The commit that is spoken of and linked to: the pull request's head, or the pushed commit. */
  headSha: string | null;
  baseSha: string | null;
  /** The branch that the pull request goes to. */
  baseRef: string | null;
  /** The workflow run that writes. */
  run: { id: number; number: number; attempt: number; url: string } | null;
}

/** `file#L12`, linked to the line where that is possible. */
export function place(context: RenderContext, { file, line }: { file: string; line: number }): string {
  const text = `${file}#L${line}`;
  return context.repositoryUrl === null || context.headSha === null
    ? code(text)
    : link(text, fileAddress(context.repositoryUrl, context.headSha, file, line));
}
