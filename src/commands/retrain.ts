import { look } from '../reconcile/look.ts';
import { writeRecord } from '../reconcile/records.ts';
import type { Report } from '../report/report.ts';
import { type Ask, apply } from './apply.ts';
import type { Settings } from './settings.ts';

/** A new attempt at the documents of HEAD: after a failed training, to adopt a new learning version, or to confirm a large removal. */
export function retrain(settings: Settings, only: string | null, why: string): Promise<Report> {
  const at = settings.now().toISOString();
  const record: Ask['record'] = async (backend, run) => {
    const { desired, observed } = await look(run);
    if (observed.generations.length === 0 || observed.retrains.some((each) => each.at === at)) return;
    const retrain = { contentKey: desired.contentKey, by: run.asker.by, why, at };
    await writeRecord(backend.storage, backend.root, desired.config.name, 'retrains', observed.retrains.length + 1, retrain);
  };
  return apply(settings, 'retrain', only, { ofOne: false, record });
}
