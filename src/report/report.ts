import type { Task } from '../config/config.ts';
import type { Diff } from '../datasets/diff.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import type { Problem } from '../problems/problem.ts';
import type { Verdict } from '../promotion/verdict.ts';
import type { Condition } from '../reconcile/conditions.ts';
import type { Cost } from '../reconcile/cost.ts';
import type { Drift } from '../reconcile/drift.ts';
import type { Spending } from '../reconcile/spending.ts';
import type { InAdvance } from './advance-report.ts';
import type { Flip, Influence, SuspiciousDocument } from './evidence-report.ts';
import type { PruneReport } from './prune-report.ts';

export type { Condition };

/** What happened, for people and programs. Every renderer (comment, summary, terminal, JSON) starts from this value. */
export interface Report {
  schemaVersion: 1;
  command: string;
  flywheels: FlywheelReport[];
  /** Flywheels that the lake remembers and no file declares: untouched. */
  orphaned?: string[];
  /** Why the command as a whole ended early. */
  error?: { kind: string; message: string; hint?: string };
}

/** One flywheel's part. Members are absent where the command does not know them. Names are the JSON interface (docs/json.md). */
export interface FlywheelReport {
  name: string;
  /** Its flywheel.yaml, relative to the repository. */
  file: string;
  /** What the models do; absent where flywheel.yaml cannot be used. */
  task?: { type: Task['type']; mode?: 'multi-class' | 'multi-label' };
  /** No error among the problems. */
  ok: boolean;
  problems: Problem[];
  datasets: { train: DatasetSummary; test: DatasetSummary; golden: DatasetSummary | null } | null;

  changes?: ChangeLine[];
  synced?: boolean;
  healthy?: boolean;
  /** What applying would cost, or of `apply` what was carried out; null with the embedded engine, which is free. */
  cost?: Cost | null;
  /** Of `train`, what this run started in advance of the merge, whatever merging costs beside it. */
  costInAdvance?: Cost;
  /** What this month has cost; absent with the embedded engine. */
  spending?: Spending;
  /** An endpoint that is declared no more and still there: what it costs until the end of the month, `YYYY-MM`. */
  leftRunning?: { usd: number; month: string };
  /** Why applying would be refused: the budget, with the sums. */
  overBudget?: string;

  verdict?: Verdict | null;
  /** The verdict by the judge that merging would install, when the pull request edits policy, threshold, test or golden documents. */
  verdictAfterMerge?: Verdict | null;
  comparedTo?: ComparedTo;
  estimate?: boolean;
  active?: Scores | null;
  candidate?: Scores | null;
  diff?: Diff | null;
  flipped?: { fixed: Flip[]; broken: Flip[] };
  golden?: { documents: number; right: number; broken: Flip[] };
  suspicious?: SuspiciousDocument[];
  /** What the change's own rows did to F1, the most harmful first; empty where there is only one group of them, or too much to train again. */
  influence?: Influence[];
  /** Model key of the candidate (or of the active model when nothing was trained). */
  key?: string | null;
  /** Of the policy that judged: every interval's confidence, and whether merging promotes or somebody must. */
  policy?: { confidence: number; approval: 'on-merge' | 'manual' };
  /** SHA-256 of that model's uncompressed bytes; null where the service does not give the model out. */
  modelDigest?: string | null;

  status?: 'done' | 'training' | 'scoring' | 'superseded' | 'suspended' | 'refused' | 'failed';
  changed?: boolean;
  /** This run came to the end of what earlier ones began. */
  finishes?: true;
  commit?: string | null;
  /** What the service is busy with, where this run leaves the rest to a later one. */
  waiting?: Waiting;
  /** The commit that the flywheel stood at before this run; pull requests merged since then are told the outcome. */
  appliedBefore?: string | null;
  /** The pull request that the report is about, where a run is not itself one of a pull request. */
  pullRequest?: { number: number; head: string };
  /** When Amazon Comprehend trains before a pull request is merged; absent with the embedded engine, which always does. */
  trainInAdvance?: 'always' | 'on-request' | 'never';
  /** What Amazon Comprehend trained, or trains, before the pull request is merged. */
  inAdvance?: InAdvance;
  /** The commit of the first flywheel of the service, while nothing was applied yet. */
  begunAt?: string | null;
  /** Version ARNs. */
  activeModel?: string | null;
  /** Model key of the active model. */
  activeKey?: string | null;
  candidateModel?: string | null;
  /** Distinct TRAIN documents of the active model. */
  documents?: number;
  iterations?: Iteration[];
  endpoint?: Endpoint | null;
  conditions?: Condition[];
  history?: HistoryEntry[];
  /** After a rollback that was asked for at once: the version, and flywheel.yaml with its pin, which makes the rollback last. */
  pinToMerge?: { version: string; text: string };
  /** Verdicts that today's judge has given; past 50 its test documents are worn out. */
  judged?: number;
  /** Pull requests' settings that the base branch owns and this one edits. */
  baseOwned?: string[];
  /** What was changed by hand. */
  drift?: Drift[];
  /** What nothing needs on Amazon Comprehend. */
  prune?: PruneReport;
  error?: { kind: string; message: string; hint?: string };
}

export interface Waiting {
  /** In words: `iteration 20261122T181227Z is TRAINING`. */
  reason: string;
  /** The training that runs, and when it began; null when none does. */
  iteration: string | null;
  since: string | null;
  /** It trains on the documents of `commit`; those of an earlier one otherwise. */
  current: boolean;
}

export interface DatasetSummary {
  documents: number;
  labels: Record<string, number>;
}

/** One step from observed to desired, in words. */
export interface ChangeLine {
  /** `+` adds, `~` changes what is there, `±` replaces, `?` decides. */
  sign?: string;
  kind: string;
  target: string;
  reason: string;
}

/** Which model stood for production in a preview. */
export interface ComparedTo {
  kind: 'active' | 'stand-in' | 'base' | 'none';
  /** Short model key. */
  model: string | null;
  commit: string | null;
  /** One sentence. */
  reason: string;
}

export interface Iteration {
  id: string;
  flywheel: string;
  /** In advance of whose merge it trained; absent where the branch did, or took it over. */
  pullRequest?: number;
  status: string;
  model: string | null;
  key: string | null;
  documents: number | null;
  decision: string | null;
  createdAt: string;
}

export interface Endpoint {
  name: string;
  arn: string;
  status: string;
  model: string | null;
  inferenceUnits: number;
}

/** One promotion: commit → documents → model → verdict → who. */
export interface HistoryEntry {
  number: number;
  at: string;
  model: string;
  key: string;
  modelDigest: string | null;
  commit: string | null;
  documents: number;
  decision: string;
  f1: number | null;
  by: string;
  why: string;
}
