/** A pull request to the default branch that is open, as far as training in advance asks for it. */
export interface OpenPullRequest {
  number: number;
  head: string;
  /** Its documents come from somebody who may not write here: it is trained only where a maintainer names its commit. */
  fork: boolean;
  draft: boolean;
  /** Carries the label `flywheel:train`. */
  labelled: boolean;
}

/** What both entries fill in for every command. Nothing below reads the environment, a clock or the command line. */
export interface Settings {
  /** Where the repository is checked out; commands work in the repository around it. */
  directory: string;
  /** Glob of flywheel.yaml files, relative to the repository. */
  config: string;
  now: () => Date;
  /** One line about what happens next. */
  progress: (line: string) => void;
  /** Who asked, for the records: a login or a name; null where the surroundings tell none, and whom Git commits as is meant. */
  by: string | null;
  /** Reaches private bases and lakes; never in argv. */
  token: { value: string; origin: string } | null;
  /** Environment for Git. */
  environment: Record<string, string | undefined>;
  /** How long to wait while the service is busy before `training` is the answer. */
  waitSeconds: number;
  /** Names of flywheels that were deployed before, as far as somebody outside the lake knows. */
  deployed: readonly string[];
  /** What is open; null where nobody could be asked. */
  pullRequests: readonly OpenPullRequest[] | null;
  /** The repository may belong to another user. */
  trustOwner: boolean;
  /** The machine is thrown away after the run: a directory lake would be lost with it. */
  ephemeral: boolean;
}

/** Numbers of the open pull requests; null where nobody could be asked. */
export const openNumbers = ({ pullRequests }: Pick<Settings, 'pullRequests'>): ReadonlySet<number> | null =>
  pullRequests === null ? null : new Set(pullRequests.map(({ number }) => number));
