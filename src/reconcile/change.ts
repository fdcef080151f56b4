import type { Document } from '../datasets/document.ts';
import type { Model } from './generation.ts';
import type { ModelName, ServingRecord } from './records.ts';

/** One step from observed to desired. Only the first change of a plan is ever carried out; then we look again. */
export type Change =
  | { kind: 'create-generation'; target: string; reason: string; attempt: number; recorded: boolean; replaces: boolean }
  | { kind: 'create-dataset'; target: string; reason: string; type: 'TRAIN' | 'TEST'; flywheel: string | null; documents: Document[] }
  | { kind: 'train'; target: string; reason: string; flywheel: string | null; attempt: number }
  | { kind: 'judge'; target: string; reason: string; candidate: Model | null }
  | { kind: 'promote'; target: string; reason: string; promotion: Promotion }
  | { kind: 'take-over'; target: string; reason: string; model: ModelName }
  | { kind: 'adopt'; target: string; reason: string; serving: ServingRecord }
  | { kind: 'update-flywheel'; target: string; reason: string; arn: string }
  | { kind: 'create-endpoint'; target: string; reason: string }
  | { kind: 'update-endpoint'; target: string; reason: string; arn: string };

export interface Promotion {
  model: ModelName;
  decision: ServingRecord['decision'];
  evidence: string | null;
  f1: number | null;
  why: string;
  raisesReference: boolean;
}

/** Sign and words for a plan shown to people: `+` adds, `~` changes what is there, `±` replaces, `?` decides. */
export function changeSign(kind: Change['kind'], replaces = false): string {
  switch (kind) {
    case 'create-generation':
      return replaces ? '±' : '+';
    case 'create-dataset':
    case 'create-endpoint':
      return '+';
    case 'train':
    case 'promote':
    case 'take-over':
    case 'adopt':
    case 'update-flywheel':
    case 'update-endpoint':
      return '~';
    case 'judge':
      return '?';
  }
}

/** The plan as data for reports: without documents and models. */
export function describeChange(change: Change): { kind: string; target: string; reason: string; sign: string } {
  const replaces = change.kind === 'create-generation' && change.replaces;
  return { kind: change.kind, target: change.target, reason: change.reason, sign: changeSign(change.kind, replaces) };
}
