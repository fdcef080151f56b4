import { jobOf, noSource } from './augmented-manifest.ts';
import { spansIn } from './entity-json.ts';
import { type Members, readEntityLines } from './entity-jsonl.ts';
import type { DataFile, Intake } from './intake.ts';
import type { Member } from './json-line.ts';
import { type Complaint, wrongType } from './jsonl.ts';
import { quoted } from './wording.ts';

/**
 * Reads an augmented manifest of named entities, as Amazon SageMaker Ground Truth writes it: the text under `source`, and under the job's
 * key `{"annotations": {"entities": [{"startOffset", "endOffset", "label"}]}}`. With several jobs, `columns.label` names the one to read.
 */
export async function readEntityManifest(file: DataFile, intake: Intake): Promise<void> {
  const { columns } = file.source;
  const textName = columns?.text ?? 'source';
  await readEntityLines(file, intake, (members, place) => {
    const text = members.get(textName);
    if (text === undefined) return noSource(members, textName);
    if (typeof text.value !== 'string') return wrongType(textName, text, 'text in double quotes');
    const job = jobOf(members, columns?.label);
    if (typeof job !== 'string') return failedJob(members) ?? job;
    const list = entitiesOf(members, job);
    if ('rule' in list) return list;
    const spans = spansIn('entities', list, place);
    return 'rule' in spans ? spans : { text, spans };
  });
}

function entitiesOf(members: Members, job: string): Member | Complaint {
  const output = members.get(job)!;
  const annotations = child(output, 'annotations');
  if (annotations === undefined) return wrongType(job, output, 'an object with "annotations", as jobs for named entities write it');
  return child(annotations, 'entities') ?? wrongType('annotations', annotations, 'an object with a list "entities"');
}

const child = ({ value }: Member, name: string): Member | undefined => (value instanceof Map ? (value as Members).get(name) : undefined);

/** A job that failed on a text leaves its metadata alone, which says why. */
function failedJob(members: Members): Complaint | null {
  for (const [name, member] of members) {
    const reason = child(member, 'failure-reason');
    if (typeof reason?.value !== 'string') continue;
    return {
      ...{ column: member.offset + 1, rule: 'missing-member' },
      message: `The annotation job failed on this text: ${quoted(name)} says ${quoted(reason.value, 100)}. The row is left out.`,
      hint: 'Annotate the text again, or remove the row.',
    };
  }
  return null;
}
