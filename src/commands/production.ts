import { modelKindOf } from '../comprehend/arn.ts';
import type { Storage } from '../comprehend/storage.ts';
import type { ComprehendEngine, Config, LocalEngine } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { readSeries, type ServingRecord } from '../reconcile/records.ts';
import type { ComparedTo } from '../report/report.ts';
import { comprehendBackend, openBucket } from './comprehend-backend.ts';
import { emptyLake, localBackend, localRoot, openLake, readThrough } from './lake.ts';
import type { Loaded } from './load.ts';
import type { Proposal } from './proposal.ts';
import type { Settings } from './settings.ts';
import { type StandIn, standInFor } from './stand-in.ts';

/** Where a preview finds the model to compare with, and what that model is. The lake keeps every write to itself. */
export interface Production {
  lake: Storage;
  comparedTo: ComparedTo;
  /** Of an estimate, where what is there can be looked at; null where it cannot, and where the lake tells it. */
  service: Backend | null;
  /** Of an estimate, the model that serves; null where nobody knows. */
  serving: ServingRecord | null;
}

/** Where a preview's pull request goes. */
interface Base {
  loaded: Loaded;
  commit: string;
}

/**
 * The lake's active model; if that cannot be read, a stand-in trained on its commit, else on the base; before any apply, none.
 * A pull request that adds the first flywheel.yaml touches no remote lake.
 */
export async function productionLake(
  settings: Settings,
  repository: Repository,
  proposal: Proposal,
  config: Config,
  loaded: Loaded | null,
): Promise<Production> {
  if (loaded === null || loaded.config === null)
    return alone(emptyLake(), `This pull request adds the flywheel: there is no model yet${floors(config)}.`);
  const { engine } = config;
  const base = { loaded, commit: proposal.base };
  if (engine.kind === 'comprehend') return estimated(settings, repository, base, { ...config, engine });
  return inLake(settings, repository, base, { ...config, engine });
}

async function inLake(
  settings: Settings,
  repository: Repository,
  base: Base,
  config: Config & { engine: LocalEngine },
): Promise<Production> {
  let lake: Storage;
  try {
    lake = readThrough(await openLake(config, repository, settings));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return compared(await standInFor(settings, repository, base, []), `The lake cannot be read (${error.message})`, config);
  }
  const records = await readSeries(lake, localRoot, config.name, 'serving');
  const serving = records.at(-1);
  if (serving === undefined) return alone(lake, `Nothing was promoted yet${floors(config)}.`);
  if (await isReadable(lake, serving)) return { lake, comparedTo: active(serving), service: null, serving: null };
  const why = `Model ${serving.model.key.slice(0, 8)} cannot be read from the lake`;
  return compared(await standInFor(settings, repository, base, records), why, config);
}

/** The embedded engine's stand-in for the model that serves on Amazon Comprehend. No answer of AWS ends it. */
async function estimated(
  settings: Settings,
  repository: Repository,
  base: Base,
  config: Config & { engine: ComprehendEngine },
): Promise<Production> {
  const service = comprehendBackend(config.engine, readThrough(openBucket(config.engine, settings)), settings);
  const records = await readSeries(service.storage, service.root, config.name, 'serving').catch((error: unknown) => error as Error);
  if (records instanceof Error) {
    const why = `The data lake cannot be read (${records.message.replace(/[.]$/, '')})`;
    return compared(await standInFor(settings, repository, base, []), why, config);
  }
  const known = { service, serving: records.at(-1) ?? null };
  if (known.serving === null) return { ...alone(emptyLake(), 'Nothing was promoted yet, so there is no model to compare with.'), ...known };
  const why = `Model ${known.serving.model.key.slice(0, 8)} serves on Amazon Comprehend`;
  return { ...compared(await standInFor(settings, repository, base, records), why, config), ...known };
}

/** There is nothing to compare with: what decides then. An estimate has no floors. */
const floors = ({ engine }: Config): string => (engine.kind === 'comprehend' ? '' : ', so the floors decide');

const alone = (lake: Storage, reason: string): Production => ({
  ...{ lake, service: null, serving: null },
  comparedTo: { kind: 'none', model: null, commit: null, reason },
});

function compared(standIn: StandIn | null, why: string, config: Config): Production {
  if (standIn === null) return alone(emptyLake(), `${why}, and the base has problems of its own${floors(config)}.`);
  const { lake, model, commit, of } = standIn;
  const where = of === 'base' ? 'the base of this pull request' : `commit ${commit.slice(0, 8)}, which that model was trained on`;
  const trained = config.engine.kind === 'comprehend' ? 'a stand-in that the embedded engine trained' : 'a model trained';
  const reason = `${why}; compared with ${trained} on ${where}.`;
  return { ...{ lake, service: null, serving: null }, comparedTo: { kind: of === 'base' ? 'base' : 'stand-in', model, commit, reason } };
}

export const active = (serving: ServingRecord): ComparedTo => ({
  kind: 'active',
  model: serving.model.key.slice(0, 8),
  commit: serving.commit,
  reason: `Compared with the model that serves: ${serving.model.key.slice(0, 8)}, ${serving.model.documents} documents.`,
});

async function isReadable(lake: Storage, serving: ServingRecord): Promise<boolean> {
  const { comprehend } = localBackend(lake, { now: () => new Date(serving.at), progress: () => {} });
  try {
    if (modelKindOf(serving.model.arn) === 'recognizer')
      await comprehend.describeEntityRecognizer({ EntityRecognizerArn: serving.model.arn });
    else await comprehend.describeDocumentClassifier({ DocumentClassifierArn: serving.model.arn });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}
