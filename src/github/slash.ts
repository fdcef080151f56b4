/** What somebody asks for in the first line of a comment on a pull request. */
export type Slash =
  | { kind: 'train'; sha: string | null }
  | { kind: 'help' }
  /** Meant for us, and not understood. */
  | { kind: 'unknown'; line: string };

interface Command {
  usage: string;
  does: string;
  /** From the words after the command's own; null where they are not what it takes. */
  read(words: readonly string[]): Slash | null;
}

const commands: Record<string, Command> = {
  train: {
    usage: '/flywheel train [COMMIT]',
    does: 'trains what merging this pull request would give on Amazon Comprehend, in advance; COMMIT is its head, 7 to 40 hexadecimal digits, and must be named where the pull request comes from a fork',
    read: (words) => {
      const [sha = null, ...more] = words;
      const fits = more.length === 0 && (sha === null || /^[0-9a-f]{7,40}$/i.test(sha));
      return fits ? { kind: 'train', sha: sha?.toLowerCase() ?? null } : null;
    },
  },
  help: { usage: '/flywheel help', does: 'lists these commands', read: (words) => (words.length === 0 ? { kind: 'help' } : null) },
};

/** What can be asked for, for help and refusals. */
export const slashCommands: readonly Pick<Command, 'usage' | 'does'>[] = Object.values(commands);

/** Longer first lines are no commands, and are cut where they are quoted. */
const longestLine = 200;

/**
 * Reads a comment's first line that is not blank. Whatever follows is not looked at; a line that Markdown quotes or shows as code
 * does not begin with the command. null: nobody asks for anything.
 */
export function readSlash(body: string): Slash | null {
  const first = body.split(/\r\n|[\r\n]/).find((line) => line.trim() !== '') ?? '';
  // Four blanks or a tab make code of a line.
  if (!/^ {0,3}\/flywheel(?:\s|$)/.test(first)) return null;
  const line = first.trim();
  const [name = 'help', ...words] = line.split(/\s+/).slice(1);
  const command = Object.hasOwn(commands, name) ? commands[name]! : null;
  return (line.length > longestLine ? null : command?.read(words)) ?? { kind: 'unknown', line: line.slice(0, longestLine) };
}
