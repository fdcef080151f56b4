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
  /** The repository may belong to another user. */
  trustOwner: boolean;
  /** The machine is thrown away after the run: a directory lake would be lost with it. */
  ephemeral: boolean;
}
