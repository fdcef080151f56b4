import { type Columns, namedColumns, recogniseColumns, recognisedNames } from './columns.ts';
import { scanCsv } from './csv.ts';
import type { Row } from './csv-row.ts';
import { type DataFile, type Intake, type ReadOptions, take, takeFault } from './intake.ts';
import { listInJson } from './label-set.ts';
import { counted, listed, nearest, quoted } from './wording.ts';

/** Reads CSV or TSV whose first row names the columns. */
export async function readHeaderCsv(file: DataFile, delimiter: string, intake: Intake): Promise<void> {
  let columns: { text: number; label: number } | null = null;
  let width = 0;
  await scanCsv(file.read(), delimiter, (item) => {
    if (item.kind === 'fault') return takeFault(intake, file.path, item);
    if (width === 0) {
      width = item.fields.length;
      columns = headerColumns(file, item, delimiter, intake);
    } else if (columns !== null) takeRow(file, item, width, columns, intake);
  });
}

function takeRow(file: DataFile, row: Row, width: number, columns: { text: number; label: number }, intake: Intake): void {
  if (row.fields.length === width) {
    const label = row.fields[columns.label]!;
    const labels = file.source.labelDelimiter === undefined ? label.text : (listInJson(label.text) ?? label.text);
    take(intake, file, row.fields[columns.text]!, { ...label, labels }, row.source);
    return;
  }
  const { line, column } = row.fields[width] ?? row.fields[0]!;
  intake.problems.add(
    {
      ...{ file: file.path, line, column, rule: 'wrong-columns', severity: 'error' },
      message: `This row has ${counted(row.fields.length, 'column')}; the header has ${width}. The row is left out.`,
      hint:
        row.fields.length > width
          ? 'Put a field in double quotes when it holds the delimiter.'
          : 'Add the missing fields, or leave them empty between delimiters.',
    },
    () => row.source(line),
  );
}

function headerColumns(file: DataFile, header: Row, delimiter: string, intake: Intake): { text: number; label: number } | null {
  const names = header.fields.map((field) => field.text);
  const columns = file.source.columns === null ? recogniseColumns(names) : namedColumns(names, file.source.columns);
  if ('text' in columns) return columns;
  const { message, hint } = headerComplaint(names, columns, file.source, delimiter);
  const { line, column } = header.fields[0]!;
  intake.problems.add({ file: file.path, line, column, rule: 'header', severity: 'error', message, hint }, () => header.source(line));
  return null;
}

function headerComplaint(
  names: string[],
  columns: Exclude<Columns, { text: number }>,
  { columns: wanted }: ReadOptions,
  delimiter: string,
): { message: string; hint: string } {
  const shown = `${counted(names.length, 'column')}: ${listed(names.map((name) => quoted(name.trim(), 30)))}`;
  if ('several' in columns)
    return {
      message: `More than one column may hold the ${columns.several}: ${listed(columns.names.map((name) => quoted(name)))}. The file is not read.`,
      hint: 'Say which in flywheel.yaml: columns: {text: …, label: …}.',
    };
  if (wanted !== null) {
    const absent = columns.missing.map((role) => `${quoted(wanted[role])} (columns.${role})`);
    const close = nearest(wanted[columns.missing[0]!], names);
    return {
      message: `The header has no column ${absent.join(' and none named ')}; it has ${shown}. The file is not read.`,
      hint: close === null ? 'Correct columns in flywheel.yaml, or the header.' : `Did you mean ${quoted(close.trim())}?`,
    };
  }
  const one = names.length === 1 ? ` Columns are separated by ${quoted(delimiter)} here; set delimiter if that is wrong.` : '';
  return {
    message: `The header names no ${columns.missing.join(' and no ')} column; it has ${shown}. The file is not read.${one}`,
    hint: `Say which columns to read in flywheel.yaml: columns: {text: …, label: …}. Names known without that: ${listed(recognisedNames[columns.missing[0]!], 99)}.`,
  };
}
