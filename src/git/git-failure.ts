import { Failure } from '../problems/failure.ts';

/** What a finished git left behind. */
export interface Outcome {
  /** Exit code; 128 and above when git gave up or was killed. */
  code: number;
  stdout: Buffer;
  stderr: string;
}

/** Says in git's own words why a command ended badly, with a hint where the reason is a familiar one. */
export function gitFailure(command: string, { code, stderr }: Pick<Outcome, 'code' | 'stderr'>): Failure {
  const words = lastLines(stderr);
  const known = familiar.find(({ pattern }) => pattern.test(stderr));
  const message = `git ${command} ended with exit code ${code}${words === '' ? '.' : `: ${words}`}`;
  return new Failure(known?.kind ?? 'git-failed', message, known === undefined ? {} : { hint: known.hint });
}

/** The lines git ended with, without progress, advice and passwords inside addresses; at most six. */
export function lastLines(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.replace(/(\w+:\/\/)[^/@\s']+@/g, '$1').trim())
    .filter(
      (line) =>
        line !== '' &&
        !/^(hint:|remote:\s*$|To )/.test(line) &&
        !/^(remote: )?(Enumerating|Counting|Compressing|Writing) objects/.test(line),
    );
  return lines.slice(-6).join('\n');
}

/** The server knows who asks and says no, or does not know who asks. */
export const isAccessRefusal = (stderr: string): boolean =>
  /returned error: 40[13]|Permission to \S+ denied|Write access to repository not granted|Authentication failed|could not read (Username|Password)|Permission denied \(|Repository not found/i.test(
    stderr,
  );

const familiar = [
  {
    pattern: /dubious ownership/,
    kind: 'git-ownership',
    hint: 'The directory belongs to another user. Run the git config command above once if you trust it.',
  },
  {
    pattern: { test: isAccessRefusal },
    kind: 'git-access',
    hint: 'Give a token that may read this repository (the input github-token of the action), or credentials that git can use without asking.',
  },
  {
    pattern: /Could not resolve host|Failed to connect|unable to connect|Connection (refused|timed out|reset)/i,
    kind: 'git-network',
    hint: 'The server could not be reached. Nothing was changed; run the command again.',
  },
  {
    pattern: /Unable to create '.*\.lock': File exists/,
    kind: 'git-locked',
    hint: 'Another git is at work in this repository, or one was killed. When none is running, remove the .lock file named above.',
  },
];
