/** What `--help` teaches: one entry for each command, and the options they share. */

interface Entry {
  name: string;
  usage: string;
  summary: string;
  /** Paragraphs. */
  text: string;
  options: string[];
  /** How many words it takes beside its name; none unless told. */
  words?: number;
}

export const options: { name: string; value: string | null; text: string; repeated?: true }[] = [
  { name: 'base', value: 'REF', text: 'Branch or commit that this one would be merged into.' },
  { name: 'config', value: 'GLOB', text: 'flywheel.yaml files to read (default **/flywheel.yaml).' },
  { name: 'detailed-exitcode', value: null, text: 'Exit 2 when there are changes, 0 when there are none.' },
  { name: 'directory', value: 'DIR', text: 'Work in this directory instead of the present one.' },
  { name: 'example', value: 'NAME', text: 'A folder of examples/ (default news-topics).' },
  { name: 'flywheel', value: 'NAME', text: 'Only this flywheel, when the repository has several.' },
  { name: 'force', value: null, text: 'Overwrite files that are there.' },
  { name: 'host', value: 'ADDRESS', text: 'Listen on this address (default 127.0.0.1: this machine alone).' },
  { name: 'json', value: null, text: 'Print one JSON object on standard output (docs/json.md).' },
  { name: 'lake', value: 'DIR', text: 'Directory that holds what the service has; it is made when it is not there.' },
  { name: 'model', value: 'VERSION', text: 'Ask this version instead of the one that serves.' },
  { name: 'port', value: 'N', text: 'Listen on this port (default 0: a free one).' },
  { name: 'pull-request', value: 'N', text: 'Number of the pull request that HEAD is proposed by.' },
  { name: 'reason', value: 'TEXT', text: 'Why; it stands in the log.' },
  { name: 'region', value: 'REGION', text: 'Part of every ARN (default us-east-1).' },
  { name: 's3-endpoint', value: 'URL', text: 'Read inputs from this S3 and write models and outputs to it, instead of the directory.' },
  { name: 'state-seconds', value: 'S', text: 'Let CREATING, TRAINING and the like last this long at least (default 0).' },
  {
    ...{ name: 'switch', value: 'NAME=VALUE', repeated: true },
    text: 'Answer a question that the public record leaves open, as docs/serve.md lists them; again, or with commas, for more.',
  },
  { name: 'version', value: null, text: 'Print the version.' },
  { name: 'wait', value: 'SECONDS', text: 'How long to wait while the service is busy (default: until it is done).' },
  { name: 'yes', value: null, text: 'Remove what is listed.' },
];

const everywhere = ['config', 'directory', 'json'];

export const entries: Entry[] = [
  {
    name: 'demo',
    usage: 'flywheel demo [--example NAME]',
    summary: 'The whole story on an example, in a temporary directory',
    text: 'Plays a first model, a pull request that improves it, a pull request with bad labels that is stopped, and a rollback. Needs Git and nothing else. news-topics gives each document one label, issue-triage one or more, and delivery-mail finds entities.',
    options: ['example', 'json'],
  },
  {
    name: 'init',
    usage: 'flywheel init [DIR]',
    summary: 'Write flywheel.yaml and the GitHub workflow for the data found here',
    text: 'Looks for labelled text (CSV, TSV, JSON lines) and for entities (JSON lines, CoNLL columns, plain text beside a CSV of annotations or an entity list), tells train from test by their names, and writes the shortest flywheel.yaml that fits, with a workflow. Nothing is overwritten without --force.',
    options: ['directory', 'force', 'json'],
    words: 1,
  },
  {
    name: 'check',
    usage: 'flywheel check',
    summary: 'Check flywheel.yaml and the data, offline',
    text: 'Reads the files as they stand on the disk. Every problem is reported at once, with file, line and column. Exit 1 when there is an error.',
    options: everywhere,
  },
  {
    name: 'plan',
    usage: 'flywheel plan',
    summary: 'Show what apply would do',
    text: 'Checks, looks at what is there, and prints the changes: + adds, ~ changes, ± replaces, ? decides. Writes nothing.',
    options: ['detailed-exitcode', ...everywhere],
  },
  {
    name: 'preview',
    usage: 'flywheel preview --base REF',
    summary: 'Train what merging HEAD would give, and judge it',
    text: 'Merges HEAD into REF without touching your files, trains on the result, scores it against the model in production and prints the verdict: PROMOTE, HOLD, REJECT or NOT_COMPARABLE. Exit 1 for REJECT. Policy comes from REF. Changes that are not committed are not seen.',
    options: ['base', ...everywhere],
  },
  {
    name: 'apply',
    usage: 'flywheel apply',
    summary: 'Bring the flywheel to what the default branch says',
    text: 'Ingests new documents, trains, judges, promotes and binds the endpoint, until nothing is left. Acts only on the tip of the default branch; anywhere else it ends `superseded` and writes nothing. Safe to stop and to run again. Exit 3 while the service still trains.',
    options: ['wait', ...everywhere],
  },
  {
    name: 'train',
    usage: 'flywheel train --base REF --pull-request N',
    summary: 'Train in advance, on Amazon Comprehend, what merging HEAD would need',
    text: 'Makes a flywheel of the service for exactly the documents that merging HEAD into REF gives, trains and judges it, and touches nothing that serves. If the merge gives the same documents, it is promoted as it stands; otherwise it is removed when the pull request is closed. Exit 3 while the service still trains: run it again. The embedded engine needs none of it: `flywheel preview` trains in seconds.',
    options: ['base', 'pull-request', 'wait', ...everywhere],
  },
  {
    name: 'retrain',
    usage: 'flywheel retrain [--flywheel NAME] [--reason TEXT]',
    summary: 'Make a new attempt at the same documents',
    text: 'After a failed training, to adopt a new learning version, or to confirm that many documents were removed on purpose.',
    options: ['flywheel', 'reason', 'wait', ...everywhere],
  },
  {
    name: 'promote',
    usage: 'flywheel promote VERSION [--reason TEXT]',
    summary: 'Make a trained version serve, whatever its verdict says',
    text: 'VERSION is the first digits of a model key, as status shows. Who and why stand in the log.',
    options: ['flywheel', 'reason', 'wait', ...everywhere],
    words: 1,
  },
  {
    name: 'rollback',
    usage: 'flywheel rollback [VERSION]',
    summary: 'Pin an earlier version in flywheel.yaml',
    text: 'Writes `pin:` and keeps every comment; without VERSION it is the version before the present one. Commit and merge the file: the pinned version serves until the pin is removed, and the one it replaced is not promoted again by itself.',
    options: ['flywheel', ...everywhere],
    words: 1,
  },
  {
    name: 'status',
    usage: 'flywheel status',
    summary: 'Active model, iterations, endpoint, conditions',
    text: 'Two answers apart: synced (as Git asks) and healthy (good enough to serve).',
    options: everywhere,
  },
  {
    name: 'log',
    usage: 'flywheel log',
    summary: 'Who promoted which model, when and why',
    text: 'Newest first: commit, documents, model, verdict, who.',
    options: everywhere,
  },
  {
    name: 'prune',
    usage: 'flywheel prune [--yes]',
    summary: 'What nothing needs on Amazon Comprehend, and what it costs',
    text: 'Lists endpoints of this flywheel that flywheel.yaml declares no more, models that neither serve nor can be rolled back to, and flywheels of the service in which work does not go on; with the reason and what each saves in a month. --yes removes them. What serves, the reference, a pinned version, the last promoted ones (`keep`) and whatever an endpoint or a job uses stay. The embedded engine keeps everything.',
    options: ['flywheel', 'wait', 'yes', ...everywhere],
  },
  {
    name: 'predict',
    usage: 'flywheel predict TEXT… (or lines on standard input)',
    summary: 'Ask the model that serves',
    text: 'Prints, for each text, the leading labels or the entities that are in it, with their confidence.',
    options: ['flywheel', 'model', ...everywhere],
    words: Number.POSITIVE_INFINITY,
  },
  {
    name: 'serve',
    usage: 'flywheel serve --lake DIR --port N',
    summary: 'The embedded engine over HTTP, as Amazon Comprehend',
    text: 'Point any AWS SDK, the AWS CLI or boto3 at the printed url, with any credentials: custom classification, custom entity recognition and flywheels work as in the cloud, quotas and refusals included, and training is real (docs/serve.md). One JSON line on standard output says url and lake; the log is on standard error. Stop it with Ctrl-C: what it was doing is finished by the next one on the same lake.',
    options: ['directory', 'host', 'json', 'lake', 'port', 'region', 's3-endpoint', 'state-seconds', 'switch'],
  },
  {
    name: 'export',
    usage: 'flywheel export cloudformation|iam',
    summary: 'What an AWS account needs: a stack, or the policies of its roles',
    text: 'cloudformation prints a template with the bucket of the data lake, the role that Amazon Comprehend takes, and the roles for GitHub Actions: plan looks, train also makes and trains, apply also changes what serves, and, made where the parameter PruneEnvironment is given, prune deletes. iam prints the policies of the four as JSON, for accounts where roles are made in another way.',
    options: ['flywheel', ...everywhere],
    words: 1,
  },
];

export const commandNames = entries.map((entry) => entry.name);

/** What a command takes: names of options, and how many words. */
export function accepted(command: string): { options: string[]; words: number } {
  const { options: own, words = 0 } = entries.find((each) => each.name === command)!;
  return { options: own, words };
}

export function overview(): string {
  const width = Math.max(...commandNames.map((name) => name.length)) + 2;
  const lines = entries.map((entry) => `  ${entry.name.padEnd(width)}${entry.summary}`);
  return `flywheel: GitOps for text models

Labelled text and a flywheel.yaml live in Git. Pull requests are previewed, merging promotes the better model.

${lines.join('\n')}

Begin with \`flywheel demo\`, then \`flywheel init\` in your own repository. \`flywheel help COMMAND\` explains one.
Exit codes: 0 done · 1 problems, REJECT, refusal or failure · 2 changes (--detailed-exitcode) · 3 still training · 70 a bug
`;
}

export function page(command: string): string {
  const entry = entries.find((each) => each.name === command);
  if (entry === undefined) return overview();
  const own = options.filter((option) => entry.options.includes(option.name));
  const lines = own.map(({ name, value, text }) => `  ${`--${name}${value === null ? '' : ` ${value}`}`.padEnd(22)}${text}`);
  return `${entry.usage}\n\n${entry.summary}. ${entry.text}\n\n${lines.join('\n')}\n`;
}
