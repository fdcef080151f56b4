import { count } from './numbers.ts';
import { capital } from './words.ts';

/** A piece of a comment that can be left out as a whole: a finished paragraph, table or list, so that what stays is never broken. */
export interface Block {
  /** What a reader would miss, e.g. `all labels`. */
  name: string;
  text: string;
  /** Where space runs out, the lowest goes first. */
  value: number;
  /** Shown folded, with the other folded blocks of its flywheel. */
  folded: boolean;
}

/** Importance of a block, the lowest left out first. The reader's decision needs the top half. */
export const values = {
  headline: 100,
  judges: 95,
  problems: 90,
  suspicious: 85,
  plan: 80,
  data: 78,
  metrics: 75,
  golden: 72,
  moved: 70,
  flips: 65,
  next: 60,
  influence: 55,
  trace: 50,
  warnings: 45,
  labels: 40,
  rows: 35,
  lineage: 30,
  confusion: 25,
  allFlips: 20,
} as const;

const size = (text: string): number => new TextEncoder().encode(text).length;

/** One flywheel's blocks, in reading order; the folded ones become one `details` element. */
export function assemble(blocks: readonly Block[]): string {
  const folded = blocks.filter((block) => block.folded);
  const visible = blocks.filter((block) => !block.folded).map(({ text }) => text);
  if (folded.length === 0) return visible.join('\n\n');
  const title = folded.map(({ name }) => name).join(' · ');
  const inside = folded.map(({ name, text }) => `#### ${capital(name)}\n\n${text}`).join('\n\n');
  return [...visible, `<details><summary>${capital(title)}</summary>\n\n${inside}\n\n</details>`].join('\n\n');
}

/**
 * Puts sections together in at most `limit` UTF-8 bytes. Blocks of the lowest value go first, among equals the longest;
 * `after` writes the end and is told in words what was left out, null when nothing was.
 */
export function fit(sections: readonly (readonly Block[])[], after: (left: string | null) => string, limit: number): string {
  const dropped = new Set<Block>();
  const order = sections.flat().sort((a, b) => a.value - b.value || b.text.length - a.text.length);
  const text = () => {
    const kept = sections.map((blocks) => assemble(blocks.filter((block) => !dropped.has(block)))).filter((section) => section !== '');
    return [...kept, after(leftOut([...dropped]))].join('\n\n');
  };
  let written = text();
  while (size(written) > limit && dropped.size < order.length) {
    let excess = size(written) - limit;
    for (const block of order.slice(dropped.size)) {
      dropped.add(block);
      excess -= size(block.text);
      if (excess <= 0) break;
    }
    written = text();
  }
  return written;
}

function leftOut(dropped: readonly Block[]): string | null {
  if (dropped.length === 0) return null;
  const times = (name: string) => dropped.filter((block) => block.name === name).length;
  const names = [...new Set(dropped.map(({ name }) => name))].map((name) => (times(name) > 1 ? `${name} × ${times(name)}` : name));
  return `${count(dropped.length, 'part')} left out to stay within GitHub's limit: ${names.join(', ')}.`;
}

/** A Markdown table; cells are Markdown already. Columns after the first are aligned by `align`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${align.map((side) => (side === 'right' ? '--:' : ':--')).join('|')}|`, ...rows.map(line)].join('\n');
}

/** A line for each of the first `limit` items and, where there are more, one that says how many. Nothing else is rendered: there may be a million. */
export function listed<Item>(
  items: readonly Item[],
  limit: number,
  line: (item: Item, index: number) => string,
  noun: [one: string, many: string] = ['', ''],
): string {
  const rest = items.length - limit;
  const more = rest > 0 ? [`- … and ${count(rest, ...([`more ${noun[0]}`.trim(), `more ${noun[1]}`.trim()] as const))}`] : [];
  return [...items.slice(0, limit).map(line), ...more].join('\n');
}
