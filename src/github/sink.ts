import { error, info, notice, setOutput, warning } from '@actions/core';
import type { Annotation } from './annotations.ts';
import { appendSummary } from './runner.ts';

/** What a run can say without a token: through the runner's own commands and files. */
export interface Sink {
  info: (line: string) => void;
  annotate(level: Annotation['annotation_level'], message: string, at: Annotation | null): void;
  output(name: string, value: string): void;
  /** False where the runner takes no summary. */
  summary(markdown: string): boolean;
}

const printers = { failure: error, warning, notice };

/** The runner of GitHub Actions. `@actions/core` escapes what it prints as a command. */
export const runnerSink: Sink = {
  // A line that begins like a workflow command would be one.
  info: (line) => info(line.replace(/^(\s*)::/gm, '$1: :')),
  annotate: (level, message, at) =>
    printers[level](
      message,
      at === null
        ? {}
        : {
            title: at.title,
            file: at.path,
            startLine: at.start_line,
            endLine: at.end_line,
            ...(at.start_column === undefined ? {} : { startColumn: at.start_column }),
          },
    ),
  output: (name, value) => setOutput(name, value),
  summary: appendSummary,
};
