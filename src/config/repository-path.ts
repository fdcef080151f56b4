/** Why a path is refused, and what to do. */
export interface Refusal {
  message: string;
  hint: string;
}

/** Wildcards multiply the ways in which a name can fail to match; no honest layout of folders needs more. */
const most = { starsInName: 3, doubleStars: 2, braces: 3 };

/**
 * A path or glob written in `file`, relative to the repository root. What stands in flywheel.yaml may come from a
 * stranger: no path leaves the repository or reaches into `.git`, and no glob can be slow to match.
 */
export function datasetPath(written: string, file: string): { path: string } | Refusal {
  return plainRefusal(written) ?? globRefusal(written) ?? resolve(written, file, escapeGlob(folderOf(file)));
}

/** A directory written in `file`, relative to the repository root; no glob. */
export function directoryPath(written: string, file: string): { path: string } | Refusal {
  return plainRefusal(written) ?? resolve(written.replace(/\/+$/, ''), file, folderOf(file));
}

const folderOf = (file: string): string[] => file.split('/').slice(0, -1);

function plainRefusal(written: string): Refusal | null {
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(written)) return { message: 'contains a character that cannot be seen', hint: 'Type the path anew.' };
  if (written.trim() !== written) return { message: 'has a space at its beginning or end', hint: 'Remove the space.' };
  if (/^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(written)) {
    return { message: 'is an address', hint: 'Documents are read from the repository: add the files to it and write their path.' };
  }
  if (written.includes('\\')) return { message: 'contains a backslash', hint: `Write forward slashes: ${written.replaceAll('\\', '/')}.` };
  if (/^(\/|~|[a-zA-Z]:)/.test(written)) {
    return { message: 'is absolute', hint: 'Write it relative to flywheel.yaml, for example data/train.csv.' };
  }
  return null;
}

function globRefusal(written: string): Refusal | null {
  if (written.startsWith('!'))
    return { message: 'begins with `!`', hint: 'Name what to read; what to leave out belongs in another folder.' };
  if (/[()]/.test(written)) {
    return { message: 'contains a parenthesis, which globs do not allow', hint: 'Write `?` in its place, or rename the file.' };
  }
  if (/[\]}*?][+]/.test(written)) return { message: 'repeats a wildcard with `+`', hint: 'Write `*`.' };
  if (/\*{3,}/.test(written)) return { message: 'has more than two stars in a row', hint: 'Write `**` for any folders.' };
  const parts = written.split('/');
  const count = (text: string, wildcard: RegExp) => text.match(wildcard)?.length ?? 0;
  if (parts.some((part) => part !== '**' && count(part, /\*+/g) > most.starsInName)) {
    return { message: `has more than ${most.starsInName} stars in one name`, hint: 'Use fewer.' };
  }
  if (parts.filter((part) => part === '**').length > most.doubleStars) {
    return { message: `has more than ${most.doubleStars} \`**\``, hint: 'Use fewer.' };
  }
  if (count(written, /\{/g) > most.braces) return { message: `has more than ${most.braces} braces`, hint: 'Write a list of paths.' };
  if (written.endsWith('/')) return { message: 'is a folder', hint: `Write which files in it: ${written}**/*.csv.` };
  return null;
}

function resolve(written: string, file: string, folder: readonly string[]): { path: string } | Refusal {
  const parts = [...folder];
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length === 0)
      return { message: 'leaves the repository', hint: `It is relative to the folder of ${file}; use fewer \`..\`.` };
    else if (/[*?[{]/.test(parts.pop()!) && parts.length >= folder.length)
      return { message: 'has `..` after a wildcard', hint: 'Write the path without `..`.' };
  }
  if (parts.some((part) => part.toLowerCase() === '.git')) return { message: 'lies in .git', hint: 'Choose a folder of the repository.' };
  if (parts.length === 0) return { message: 'is the repository itself', hint: 'Name a folder or file in it.' };
  return { path: parts.join('/') };
}

/** A folder may be called `a[1]`: as the beginning of a glob it must mean itself. */
const escapeGlob = (folder: string[]): string[] => folder.map((part) => part.replace(/[\\*?[\]{}()!+@|]/g, '\\$&'));
