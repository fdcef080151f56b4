import { readJobOutput } from '../comprehend/job-output.ts';
import { labelsAt } from '../learning/evaluation/label-sets.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from './backend.ts';
import { sha256 } from './desired.ts';

/** Enough looks for a job that is given 15 seconds between them to take two hours. */
const looks = 480;

/**
 * One model's answers for texts, in their order, through a classification job on the version's ARN. Of a multi-label model an answer is
 * the labels whose confidence reaches `threshold`, or else the most likely one.
 * null when the job's output is not one answer for each text: then nothing can be compared.
 * @throws {Failure} when the job fails or does not end.
 */
export async function predictions(
  backend: Backend,
  model: string,
  texts: readonly string[],
  threshold: number | null,
): Promise<Prediction[] | null> {
  if (texts.length === 0) return [];
  const { comprehend, storage } = backend.scoring;
  const token = sha256(`${model}\n${texts.join('\n')}`);
  const input = `${backend.root}/scoring/${token}/input.txt`;
  await storage.putIfAbsent(input, Buffer.from(`${texts.join('\n')}\n`));
  const { JobId } = await comprehend.startDocumentClassificationJob({
    DocumentClassifierArn: model,
    ClientRequestToken: token,
    DataAccessRoleArn: backend.dataAccessRole,
    InputDataConfig: { S3Uri: input, InputFormat: 'ONE_DOC_PER_LINE' },
    OutputDataConfig: { S3Uri: `${backend.root}/scoring/${token}/` },
  });
  const output = await storage.get(await outputOf(backend, JobId!));
  return output === undefined ? null : byLine(readJobOutput(output), texts.length, threshold);
}

async function outputOf(backend: Backend, job: string): Promise<string> {
  for (let look = 0; look < looks; look++) {
    const { DocumentClassificationJobProperties: properties } = await backend.scoring.comprehend.describeDocumentClassificationJob({
      JobId: job,
    });
    if (properties?.JobStatus === 'COMPLETED') return properties.OutputDataConfig!.S3Uri!;
    if (properties?.JobStatus === 'FAILED' || properties?.JobStatus === 'STOPPED')
      throw new Failure(
        'scoring-failed',
        `Scoring job ${job} ended ${properties.JobStatus}: ${properties.Message ?? 'the service gave no reason'}.`,
      );
    await backend.scoring.wait();
  }
  throw new Failure('scoring-unfinished', `Scoring job ${job} did not end.`, { hint: 'Run the command again: it goes on from here.' });
}

/** The service names lines from 0, as text, in no promised order. */
function byLine(rows: ReturnType<typeof readJobOutput>, count: number, threshold: number | null): Prediction[] | null {
  const answers: (Prediction | undefined)[] = new Array<Prediction | undefined>(count).fill(undefined);
  for (const row of rows) {
    const classes = (row.Labels ?? row.Classes ?? []).map(({ Name, Score }) => ({ name: Name, score: Score }));
    if (classes.length > 0) answers[Number(row.Line)] = answerOf(classes, threshold);
  }
  return rows.length === count && answers.every((answer) => answer !== undefined) ? answers : null;
}

function answerOf(classes: Prediction['classes'], threshold: number | null): Prediction {
  if (threshold === null) return { labels: [classes[0]!.name], score: classes[0]!.score, classes };
  const labels = labelsAt(classes, threshold);
  const sum = classes.reduce((total, { name, score }) => total + (labels.includes(name) ? score : 0), 0);
  return { labels, score: sum / labels.length, classes };
}
