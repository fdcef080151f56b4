import { isUtf8 } from 'node:buffer';
import { startsWithMark } from './byte-window.ts';
import { scanLines } from './csv.ts';
import { longestRow } from './csv-outline.ts';
import { badUtf8, firstInvalid, tooLong } from './csv-row.ts';
import type { AnnotationIndex } from './entity-annotations.ts';
import { takeEntities } from './entity-intake.ts';
import { type Intake, takeFault } from './intake.ts';
import type { WrittenSpan } from './spans.ts';
import { grouped } from './wording.ts';

interface TextFile {
  path: string;
  read(): AsyncIterable<Uint8Array>;
}

/** What finds the entities of a document, by its text and its line, which counts from 0. */
export type SpansOf = (text: string, line: number) => readonly WrittenSpan[];

/** Reads plain text with a document on each line; blank lines are none. Returns the 0-based number of the last line with a document. */
export async function readDocumentLines(file: TextFile, spansOf: SpansOf, intake: Intake): Promise<number> {
  let last = -1;
  await scanLines(file.read(), (item) => {
    last = item.line - 1;
    // Asked for also when the line cannot be read, so that its annotations are not reported as lost.
    const text = item.kind === 'row' ? item.fields[0]!.text : '';
    const spans = spansOf(text, last);
    if (item.kind === 'fault') return takeFault(intake, file.path, item);
    takeEntities(intake, file.path, { text, line: item.line, column: 1 }, spans, item.source);
  });
  return last;
}

/** Reads plain text that is one document, of at most 10 MB. */
export async function readDocumentFile(file: TextFile, spansOf: SpansOf, intake: Intake): Promise<void> {
  const bytes = await wholeFile(file);
  const content = bytes === null ? null : bytes.subarray(startsWithMark(bytes) ? 3 : 0);
  const readable = content !== null && isUtf8(content);
  const text = readable ? content.toString('utf8') : '';
  const spans = spansOf(text, 0);
  if (readable) return takeEntities(intake, file.path, { text, line: 1, column: 1 }, spans, () => text.split(/[\r\n]/, 1)[0]);
  const before = content === null ? [''] : content.toString('utf8', 0, firstInvalid(content, 0)).split(/\r\n|[\r\n]/);
  const { rule, message, hint } = content === null ? tooLong : badUtf8;
  intake.problems.add({
    ...{ file: file.path, line: before.length, column: before.at(-1)!.length + 1, rule, severity: 'error', hint },
    message: message.replace('This row', 'This file').replace('The row', 'The file'),
  });
}

async function wholeFile(file: TextFile): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.read()) {
    length += chunk.length;
    if (length > longestRow) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads the documents that the annotations of `index` are of. */
export async function readAnnotated(file: TextFile, index: AnnotationIndex, intake: Intake): Promise<void> {
  const spans = index.spans.get(file.path) ?? new Map<number, never>();
  const take: SpansOf = (_, line) => {
    const found = spans.get(line) ?? [];
    spans.delete(line);
    return found;
  };
  const last = index.lines?.told === false ? 0 : await readDocumentLines(file, take, intake);
  if (index.lines?.told === false) await readDocumentFile(file, take, intake);
  for (const [line, lost] of spans) {
    for (const { place, lineColumn } of lost) {
      const there = last < 0 ? 'has none' : `has its last on line ${grouped(last)}`;
      intake.problems.add(
        {
          ...{ file: place.file, line: place.line, column: lineColumn, rule: 'unknown-document', severity: 'error' },
          message: `There is no document on line ${grouped(line)} of ${file.path}, which ${there}. The annotation is left out.`,
          hint: 'Lines count from 0; blank lines count too, but are no documents.',
        },
        place.source,
      );
    }
  }
}
