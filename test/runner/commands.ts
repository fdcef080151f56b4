/** A line `::name key=value,…::message` that the runner takes as an order. */
export interface Command {
  name: string;
  properties: Record<string, string>;
  message: string;
}

export interface Annotation {
  level: 'error' | 'notice' | 'warning';
  message: string;
  file?: string;
  line?: number;
  endLine?: number;
  column?: number;
  endColumn?: number;
  title?: string;
}

export interface Output {
  /** In order, and only those the runner keeps: ten of each level for a step, messages cut at 4,096 characters. */
  annotations: Annotation[];
  /** Annotations past the limits, which GitHub drops without a word. */
  dropped: number;
  masked: string[];
  commands: Command[];
}

const perLevel = 10;
const messageLimit = 4096;
/** Replaced by files years ago; the runner fails a step that uses them. */
const removed = ['set-output', 'save-state', 'set-env', 'add-path'];

/** Reads what a step printed as the runner does. @throws for a command that the runner no longer takes. */
export function readOutput(text: string): Output {
  const output: Output = { annotations: [], dropped: 0, masked: [], commands: [] };
  let stopped: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const command = readCommand(line);
    if (command === undefined) continue;
    if (stopped !== undefined) {
      if (command.name === stopped) stopped = undefined;
      continue;
    }
    output.commands.push(command);
    if (command.name === 'stop-commands') stopped = command.message;
    if (command.name === 'add-mask') output.masked.push(command.message);
    if (removed.includes(command.name)) throw new Error(`the command ${command.name} is disabled: ${line}`);
    if (isLevel(command.name)) annotate(output, command.name, command);
  }
  return output;
}

function readCommand(line: string): Command | undefined {
  const match = /^\s*::([a-z-]+|[\w-]+)(?:\s+(.*?))?::(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, name = '', list = '', message = ''] = match;
  const pairs = list.split(',').filter((pair) => pair.includes('='));
  const properties = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), plain(pair.slice(pair.indexOf('=') + 1), true)]);
  return { name, properties: Object.fromEntries(properties), message: plain(message, false) };
}

function plain(text: string, property: boolean): string {
  const data = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  return (property ? data.replaceAll('%3A', ':').replaceAll('%2C', ',') : data).replaceAll('%25', '%');
}

const isLevel = (name: string): name is Annotation['level'] => ['error', 'notice', 'warning'].includes(name);

function annotate(output: Output, level: Annotation['level'], { properties, message }: Command): void {
  if (output.annotations.filter((one) => one.level === level).length === perLevel) {
    output.dropped += 1;
    return;
  }
  const number = (key: string) => (properties[key] === undefined ? {} : { [key === 'col' ? 'column' : key]: Number(properties[key]) });
  const text = (key: string) => (properties[key] === undefined ? {} : { [key]: properties[key] });
  const place = { ...text('file'), ...number('line'), ...number('endLine'), ...number('col'), ...number('endColumn'), ...text('title') };
  output.annotations.push({ level, message: message.slice(0, messageLimit), ...place });
}

/** A file such as GITHUB_OUTPUT: `name=value` lines and heredocs. @throws where the runner would fail the step. */
export function readValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.replace(/\r$/, '');
    if (line === '') continue;
    const heredoc = /^([^=]+?)<<(.+)$/.exec(line);
    if (heredoc !== null) {
      const end = lines.indexOf(heredoc[2]!, index + 1);
      if (end === -1) throw new Error(`Matching delimiter not found '${heredoc[2]}'`);
      values[heredoc[1]!] = lines.slice(index + 1, end).join('\n');
      index = end;
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) throw new Error(`Invalid format '${line}'`);
    values[line.slice(0, equals)] = line.slice(equals + 1);
  }
  return values;
}
