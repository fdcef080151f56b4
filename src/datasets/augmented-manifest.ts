import { scanLines } from './csv.ts';
import { type DataFile, type Intake, take, takeFault } from './intake.ts';
import { type Member, readJsonLine } from './json-line.ts';
import { type Complaint, notJson, wrongType } from './jsonl.ts';
import type { WrittenLabels } from './label-set.ts';
import { counted, listed, quoted } from './wording.ts';

type Members = ReadonlyMap<string, Member>;
type Found = { text: Member; textValue: string; label: Member; labels: WrittenLabels };

/** Beside `KEY`, what an annotation job knows of it stands under `KEY-metadata`. */
const metadata = '-metadata';

/** Whether the line looks like one of an augmented manifest: a source, and some key with its metadata. */
export function isManifestLine(text: string): boolean {
  const json = readJsonLine(text);
  return 'members' in json && (json.members.has('source') || json.members.has('source-ref')) && jobsIn(json.members).length > 0;
}

const jobsIn = (members: Members): string[] => [...members.keys()].filter((key) => members.has(`${key}${metadata}`));

/**
 * Reads an augmented manifest, as annotation jobs of Amazon SageMaker Ground Truth write it for Comprehend: JSON lines with the text
 * under `source` and the labels in the metadata of the job's key. With several jobs, `columns.label` names the one to read.
 */
export async function readAugmentedManifest(file: DataFile, intake: Intake): Promise<void> {
  await scanLines(file.read(), (line) => {
    if (line.kind === 'fault') return takeFault(intake, file.path, line);
    const found = documentOf(line.fields[0]!.text, file);
    if ('textValue' in found) {
      const place = (member: Member) => ({ line: line.line, column: member.offset + 1 });
      const text = { ...place(found.text), text: found.textValue };
      return take(intake, file, text, { ...place(found.label), labels: found.labels }, line.source);
    }
    intake.problems.add({ file: file.path, line: line.line, severity: 'error', ...found }, () => line.source(line.line));
  });
}

function documentOf(text: string, { source: { columns, labelDelimiter } }: DataFile): Found | Complaint {
  const json = readJsonLine(text);
  if ('expected' in json) return notJson(text, json.offset, json.expected);
  const { members } = json;
  const textName = columns?.text ?? 'source';
  const textMember = members.get(textName);
  if (textMember === undefined) return noSource(members, textName);
  if (typeof textMember.value !== 'string') return wrongType(textName, textMember, 'text in double quotes');
  const job = jobOf(members, columns?.label);
  if (typeof job !== 'string') return job;
  const labels = labelsOf(members, job, labelDelimiter !== undefined);
  return 'rule' in labels
    ? labels
    : { text: textMember, textValue: textMember.value, label: members.get(job) ?? labels.at, labels: labels.names };
}

export function noSource(members: Members, name: string): Complaint {
  const reference = members.has('source-ref');
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: reference
      ? 'This line names its text by "source-ref", an object in S3, which is not read. The row is left out.'
      : `This line of an augmented manifest has no member ${quoted(name)}, which holds the text. The row is left out.`,
    hint: reference ? 'Export the manifest with the texts in it, under "source".' : 'Add the member, or name another with columns.text.',
  };
}

/** The key of the annotation job whose labels count. */
export function jobOf(members: Members, wanted: string | undefined): string | Complaint {
  const jobs = jobsIn(members);
  if (wanted !== undefined && jobs.includes(wanted)) return wanted;
  if (wanted === undefined && jobs.length === 1) return jobs[0]!;
  const shown = jobs.length === 0 ? 'no key has' : `${listed(jobs.map((job) => quoted(job, 30)))} ${jobs.length === 1 ? 'has' : 'have'}`;
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: `Which key holds the labels cannot be told: ${wanted === undefined ? '' : `${quoted(wanted)} (columns.label) has no metadata; `}${shown} metadata. The row is left out.`,
    hint: 'Name the key of the annotation job in flywheel.yaml: columns: {text: source, label: KEY}.',
  };
}

/** `class-name` of a job with one label, or the names that `class-map` gives to the numbers under the key. */
function labelsOf(members: Members, job: string, several: boolean): { names: WrittenLabels; at: Member } | Complaint {
  const at = members.get(`${job}${metadata}`)!;
  const name = `${job}${metadata}`;
  if (!(at.value instanceof Map)) return wrongType(name, at, 'an object');
  const known: Members = at.value;
  const one = known.get('class-name')?.value;
  if (typeof one === 'string') return { names: several ? [one] : one, at };
  const map = known.get('class-map')?.value;
  if (!(map instanceof Map)) return wrongType(name, at, 'an object with "class-name" or "class-map"');
  const numbers = members.get(job) ?? at;
  if (!Array.isArray(numbers.value)) return wrongType(job, numbers, 'a list of numbers that "class-map" gives names to');
  const names = mappedNames(numbers.value, map);
  if (!Array.isArray(names)) return unnamed(job, numbers, names.number);
  if (several) return { names, at };
  if (names.length === 1) return { names: names[0]!, at };
  return {
    ...{ column: at.offset + 1, rule: 'wrong-member' },
    message: `This line has ${counted(names.length, 'label')}; a multi-class classifier has one label for each document. The row is left out.`,
    hint: 'Keep one label, or write `mode: multi-label` under task in flywheel.yaml.',
  };
}

function mappedNames(numbers: readonly unknown[], map: Members): string[] | { number: unknown } {
  const names: string[] = [];
  for (const number of numbers) {
    const name = map.get(String(number))?.value;
    if (typeof name !== 'string') return { number };
    names.push(name);
  }
  return names;
}

const unnamed = (job: string, { offset }: Member, number: unknown): Complaint => ({
  ...{ column: offset + 1, rule: 'wrong-member' },
  message: `${quoted(job)} lists class ${JSON.stringify(number)}, which "class-map" gives no name. The row is left out.`,
  hint: 'Export the manifest again, or remove the row.',
});
