import { modelKindOf } from '../comprehend/arn.ts';
import type { Storage } from '../comprehend/storage.ts';
import type { ComprehendEngine, Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import { desiredOnce } from '../reconcile/desired.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { readSeries, type ServingRecord } from '../reconcile/records.ts';
import type { ComparedTo } from '../report/report.ts';
import { openBucket } from './comprehend-backend.ts';
import { emptyLake, localBackend, openLake, readThrough } from './lake.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import type { Proposal } from './proposal.ts';
import type { Settings } from './settings.ts';
import { filesAt } from './workspace.ts';

/** Where a preview finds the model to compare with, and what that model is. The lake keeps every write to itself. */
export interface Production {
  lake: Storage;
  comparedTo: ComparedTo;
}

/**
 * The lake's active model; if the lake cannot be read, a stand-in trained on the base; before any apply, none.
 * A pull request that adds the first flywheel.yaml touches no remote lake.
 */
export async function productionLake(
  settings: Settings,
  repository: Repository,
  proposal: Proposal,
  config: Config,
  base: Loaded | null,
): Promise<Production> {
  if (base === null || base.config === null)
    return {
      lake: emptyLake(),
      comparedTo: nothing('This pull request adds the flywheel: there is no model yet, so its own floors decide.'),
    };
  const { engine } = config;
  if (engine.kind === 'comprehend') return estimated(settings, repository, proposal, { ...config, engine }, base);
  let lake: Storage;
  try {
    lake = readThrough(await openLake({ ...config, engine }, repository, settings));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return standIn(settings, base, proposal.base, `The lake cannot be read (${error.message})`);
  }
  const serving = (await readSeries(lake, localBackend(lake, settings).root, config.name, 'serving')).at(-1);
  if (serving === undefined) return { lake, comparedTo: nothing('Nothing was promoted yet, so the floors decide.') };
  if (await isReadable(lake, serving)) return { lake, comparedTo: active(serving) };
  return standInFor(settings, repository, base, proposal.base, serving);
}

/**
 * Amazon Comprehend trains for hours and for money: what a pull request would do there is estimated by the embedded engine, against a model
 * that it trains of the documents that the serving model has.
 */
async function estimated(
  settings: Settings,
  repository: Repository,
  proposal: Proposal,
  { name, engine }: Config & { engine: ComprehendEngine },
  base: Loaded,
): Promise<Production> {
  const serving = await readSeries(openBucket(engine, settings), engine.dataLake, name, 'serving').catch((error: Error) => error);
  if (serving instanceof Error) return standIn(settings, base, proposal.base, `The data lake cannot be read (${serving.message})`);
  const latest = serving.at(-1);
  if (latest === undefined)
    return { lake: emptyLake(), comparedTo: nothing('Nothing was promoted yet: there is no model to compare with.') };
  return standInFor(settings, repository, base, proposal.base, latest, 'An estimate by the embedded engine');
}

const nothing = (reason: string): ComparedTo => ({ kind: 'none', model: null, commit: null, reason });

const active = (serving: ServingRecord): ComparedTo => ({
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

/** The serving model is gone and its commit is known: the same documents give the same model. */
async function standInFor(
  settings: Settings,
  repository: Repository,
  base: Loaded,
  baseCommit: string,
  serving: ServingRecord,
  why = `Model ${serving.model.key.slice(0, 8)} cannot be read from the lake`,
): Promise<Production> {
  const commit = serving.commit === null ? null : await repository.fetchCommit(serving.commit).catch(() => null);
  const then = commit === null ? [] : await loadFlywheels(filesAt(repository, commit), settings.config);
  const loaded = then.find((each) => each.config?.name === base.config?.name) ?? null;
  return loaded === null || commit === null ? standIn(settings, base, baseCommit, why) : standIn(settings, loaded, commit, why, 'stand-in');
}

async function standIn(
  settings: Settings,
  base: Loaded,
  commit: string,
  why: string,
  kind: 'stand-in' | 'base' = 'base',
): Promise<Production> {
  const lake = emptyLake();
  if (!isSound(base)) return { lake, comparedTo: nothing(`${why}, and the base has problems of its own, so the floors decide.`) };
  const config = {
    ...base.config,
    pin: null,
    suspend: false,
    promotion: { ...base.config.promotion, minimum: {}, minimumPerLabel: {}, approval: 'on-merge' as const },
  };
  const backend = localBackend(lake, settings);
  const outcome = await reconcile({
    backend,
    desired: desiredOnce(config, base.documents, commit),
    asker: { by: 'preview' },
    promote: true,
    isTip: async () => true,
    deployed: false,
    progress: () => {},
    looks: backend.looks(settings.waitSeconds),
  });
  const model = outcome.observed.serving.at(-1)?.model.key.slice(0, 8) ?? null;
  const where = kind === 'base' ? 'the base of this pull request' : `commit ${commit.slice(0, 8)}, which that model was trained on`;
  return { lake, comparedTo: { kind, model, commit, reason: `${why}; compared with a model trained on ${where}.` } };
}
