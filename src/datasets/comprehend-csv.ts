import { csvField, scanCsv } from './csv.ts';
import type { Document } from './document.ts';
import { type DataFile, type Intake, take, takeFault } from './intake.ts';
import { labelSetText } from './label-set.ts';
import { rowBytes, rowChunks } from './row-bytes.ts';
import { counted } from './wording.ts';

/** Reads Comprehend's own CSV: no header, two columns, label first. */
export async function readComprehendCsv(file: DataFile, delimiter: string, intake: Intake): Promise<void> {
  await scanCsv(file.read(), delimiter, (item) => {
    if (item.kind === 'fault') return takeFault(intake, file.path, item);
    const [label, text] = item.fields;
    if (label !== undefined && text !== undefined && item.fields.length === 2)
      return take(intake, file, text, { ...label, labels: label.text }, item.source);
    const { line, column } = item.fields[2] ?? item.fields[0]!;
    intake.problems.add(
      {
        ...{ file: file.path, line, column, rule: 'wrong-columns', severity: 'error' },
        message: `This row has ${counted(item.fields.length, 'column')}; Comprehend CSV has 2, the label and the text. The row is left out.`,
        hint: item.fields.length > 2 ? 'Put the text in double quotes when it holds a comma.' : 'Write the label, a comma, and the text.',
      },
      () => item.source(line),
    );
  });
}

/** Writes documents as Comprehend reads them: `label,text` or `label|label,text`, no header, LF, UTF-8. Reading it back gives the same documents. */
export const writeComprehendCsv = (documents: readonly Labelled[]): Uint8Array => rowBytes(documents, rowOf);

/** The same, piece by piece. */
export const comprehendCsvChunks = (documents: readonly Labelled[]): Iterable<Uint8Array> => rowChunks(documents, rowOf);

type Labelled = Pick<Document, 'text' | 'labels'>;
const rowOf = ({ labels, text }: Labelled): string => `${csvField(labelSetText(labels))},${csvField(text)}\n`;
