import { parseArgs } from 'node:util';
import { Failure } from '../problems/failure.ts';
import { accepted, commandNames, options as optionTable } from './manual.ts';

/** A command line, understood. */
export interface Arguments {
  command: string;
  /** Words after the command that are not options. */
  words: string[];
  options: Options;
}

export interface Options {
  base?: string;
  config?: string;
  'detailed-exitcode'?: boolean;
  directory?: string;
  example?: string;
  flywheel?: string;
  force?: boolean;
  help?: boolean;
  host?: string;
  json?: boolean;
  lake?: string;
  model?: string;
  port?: string;
  'pull-request'?: string;
  reason?: string;
  region?: string;
  's3-endpoint'?: string;
  'state-seconds'?: string;
  switch?: string[];
  version?: boolean;
  wait?: string;
  yes?: boolean;
}

/** @throws {Failure} that names what is allowed. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [command, ...words] = positionals;
  if (command === undefined) return { command: 'help', words: [], options: values };
  if (command !== 'help' && !commandNames.includes(command))
    throw new Failure('unknown-command', `There is no command ${command}.`, {
      hint: `Commands: ${commandNames.join(', ')}. \`flywheel help COMMAND\` explains one.`,
    });
  if (command !== 'help' && values.help !== true && values.version !== true) requireAccepted(command, words, values);
  return { command, words, options: values };
}

/** What a command would not look at is refused: `apply --flywheel NAME` must not apply them all. */
function requireAccepted(command: string, words: readonly string[], values: Options): void {
  const takes = accepted(command);
  const hint = `It takes ${takes.options.map((name) => `--${name}`).join(', ')}. \`flywheel help ${command}\` explains them.`;
  const option = Object.keys(values).find((name) => !takes.options.includes(name));
  if (option !== undefined) throw new Failure('unknown-option', `flywheel ${command} has no option --${option}.`, { hint });
  if (words.length > takes.words)
    throw new Failure('unknown-argument', `flywheel ${command} does not know what to do with ${JSON.stringify(words[takes.words])}.`, {
      hint,
    });
}

function parsed(argv: readonly string[]): { values: Options; positionals: string[] } {
  try {
    const options = Object.fromEntries(
      optionTable.map(({ name, value, repeated = false }) => [
        name,
        { type: value === null ? ('boolean' as const) : ('string' as const), multiple: repeated },
      ]),
    );
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { values: values as Options, positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. ')[0]! : String(error);
    throw new Failure('unknown-option', `${message}.`, {
      hint: `Options: ${optionTable.map(({ name }) => `--${name}`).join(', ')}. \`flywheel help COMMAND\` explains them.`,
    });
  }
}

/** `--wait` in seconds. @throws {Failure} when it is no number. */
export function waitSeconds(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Failure('invalid-wait', `wait is "${text}"; it is a number of seconds, 0 to start and leave.`);
}
