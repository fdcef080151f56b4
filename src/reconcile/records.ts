/** What the lake remembers of a flywheel beside the service's own state, under `<root>/index/<name>/`. Every record is immutable. */
import { LostRace, type ReadStorage, type Storage } from '../comprehend/storage.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import type { Verdict } from '../promotion/verdict.ts';

/** Which model serves, since when, by whose decision. The promotion is this record; everything after it only carries it out. */
export interface ServingRecord {
  model: ModelName;
  /**
   * `pin` follows flywheel.yaml; `rollback` was asked for at once and holds until flywheel.yaml carries the pin; `adopted` served already, in a
   * flywheel that is not ours.
   */
  decision: 'first' | 'verdict' | 'explicit' | 'pin' | 'rollback' | 'adopted';
  /** Evidence key of the verdict behind it. */
  evidence: string | null;
  f1: number | null;
  by: string;
  why: string;
  commit: string | null;
  at: string;
  /** The best promoted model: later candidates must not be significantly worse than it. */
  reference: ModelName;
  /** Keys of models that a pin or a rollback took out of service; a verdict never promotes them again. */
  pinnedAway: string[];
}

/** A trained model version as records name it. */
export interface ModelName {
  arn: string;
  flywheel: string;
  key: string;
  contentKey: string;
  modelDigest: string | null;
  documents: number;
}

/** A flywheel of the service that was made to hold the documents of one commit. */
export interface GenerationRecord {
  flywheelName: string;
  contentKey: string;
  attempt: number;
  labels: string[];
  commit: string | null;
  /** The pull request for which it was made, in advance of its merge; absent where the branch itself needed it. */
  pullRequest?: number;
  reason: string;
  at: string;
}

/** Somebody, or `train: always`, asked for a training in advance. Base and head name the merge, whose documents are those of the content key. */
export interface ProposalRecord {
  pullRequest: number;
  base: string;
  head: string;
  contentKey: string;
  by: string;
  at: string;
}

export interface EvidenceRecord {
  evidence: string;
  activeKey: string | null;
  candidateKey: string;
  judge: string;
  verdict: Verdict;
  candidate: Scores;
  active: Scores | null;
  /** Fingerprints of test documents. */
  fixed: FlipRecord[];
  broken: FlipRecord[];
  golden: { documents: number; broken: FlipRecord[] };
  /** Fingerprints of the added rows, in the order of `verdict.suspicious`. */
  suspicious: string[];
  raisesReference: boolean;
  commit: string | null;
  at: string;
}

export interface FlipRecord {
  fingerprint: string;
  active: string;
  candidate: string;
}

/** Somebody asked for a new attempt at the same documents. */
export interface RetrainRecord {
  contentKey: string;
  by: string;
  why: string;
  at: string;
}

/** What a prune removed. */
export interface PrunedRecord {
  /** ARNs of endpoints, models and flywheels. */
  removed: string[];
  /** ARNs of models and flywheels that are removed next. */
  left?: string[];
  by: string;
  at: string;
}

/** Something that costs, written down before it is started. */
export interface LedgerRecord {
  kind: 'training' | 'scoring' | 'endpoint';
  /** Names the start: a repeated or resumed one has the same name, and is not counted twice. */
  start: string;
  /** ARN of the flywheel that trains or of the model that answers; name of the endpoint. */
  what: string;
  /** What it costs once, estimated. An endpoint costs as long as it is there. */
  usd: number;
  /** Of a training: names its documents. */
  contentKey?: string;
  /** Of an endpoint. */
  inferenceUnits?: number;
  /** In words. */
  why: string;
  at: string;
}

/** What was as declared when a run ended: an endpoint, and by what right the flywheel that serves works. */
export interface SettledRecord {
  endpoint: { name: string; inferenceUnits: number; boundTo: string } | null;
  access: { role: string; modelKey: string | null; volumeKey: string | null; network: string[] } | null;
  at: string;
}

export interface AppliedRecord {
  commit: string | null;
  contentKey?: string;
  at: string;
}

export interface Series {
  serving: ServingRecord;
  generations: GenerationRecord;
  proposals: ProposalRecord;
  retrains: RetrainRecord;
  applied: AppliedRecord;
  ledger: LedgerRecord;
  pruned: PrunedRecord;
  settled: SettledRecord;
  /** Number n says that serving record n was carried out. */
  adopted: { at: string };
}

export const indexPrefix = (root: string, name: string): string => `${root}/index/${name}/`;
export const documentsUri = (root: string, name: string, dataset: string): string => `${indexPrefix(root, name)}documents/${dataset}.bin`;
export const evidenceUri = (root: string, name: string, key: string): string => `${indexPrefix(root, name)}evidence/${key}.json`;
const recordUri = (root: string, name: string, series: keyof Series, number: number): string =>
  `${indexPrefix(root, name)}${series}/${String(number).padStart(6, '0')}.json`;

/** All records of a series, oldest first: number n stands at index n − 1, and the highest wins. */
export async function readSeries<S extends keyof Series>(
  storage: ReadStorage,
  root: string,
  name: string,
  series: S,
): Promise<Series[S][]> {
  const uris = await storage.list(`${indexPrefix(root, name)}${series}/`);
  return Promise.all(uris.map(async (uri) => readJson<Series[S]>(storage, uri)));
}

/** @throws {LostRace} when the number is taken. */
export async function writeRecord<S extends keyof Series>(
  storage: Storage,
  root: string,
  name: string,
  series: S,
  number: number,
  record: Series[S],
): Promise<void> {
  const uri = recordUri(root, name, series, number);
  if (!(await storage.putIfAbsent(uri, json(record)))) throw new LostRace(`${uri} is taken.`);
}

export async function readEvidence(storage: ReadStorage, root: string, name: string): Promise<EvidenceRecord[]> {
  const uris = await storage.list(`${indexPrefix(root, name)}evidence/`);
  return Promise.all(uris.map(async (uri) => readJson<EvidenceRecord>(storage, uri)));
}

/** The first verdict for an evidence key stands; a second writer's identical one is dropped. */
export async function writeEvidence(storage: Storage, root: string, name: string, record: EvidenceRecord): Promise<void> {
  await storage.putIfAbsent(evidenceUri(root, name, record.evidence), json(record));
}

/** Names of all flywheels that the lake remembers. */
export async function knownFlywheels(storage: ReadStorage, root: string): Promise<string[]> {
  const uris = await storage.list(`${root}/index/`);
  return [...new Set(uris.map((uri) => uri.slice(`${root}/index/`.length).split('/')[0]!))];
}

async function readJson<T>(storage: ReadStorage, uri: string): Promise<T> {
  const bytes = await storage.get(uri);
  if (bytes === undefined) throw new Error(`${uri} is listed but not there.`);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
