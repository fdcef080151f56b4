import { activeName, short } from './model-name.ts';
import type { FlywheelReport } from './report.ts';
import { asSentence, minute, stays } from './sentences.ts';
import { decidingVerdict } from './situation.ts';

/**
 * What a run left to a later one, and who finishes it. The first that holds:
 *
 *   its answers are being collected                  scoring
 *   it is trained, so it is what serves that waits   what for: an endpoint, or the flywheel that it follows
 *   it trains                                        since when
 *   an earlier commit's trains, or nothing does yet  what it waits for
 */
export function underway(flywheel: FlywheelReport): { title: string; sentences: string[] } {
  const { status, waiting, candidateModel, key } = flywheel;
  const called = key == null ? 'A model' : `Model ${short(key)}`;
  const meanwhile = [finished, ...stays(flywheel, 'serves meanwhile')];
  if (status === 'scoring') return { title: 'scoring in progress', sentences: [`${called} is trained and is being scored.`, ...meanwhile] };
  if (candidateModel != null) {
    const active = activeName(flywheel);
    return {
      title: `model ${active} goes into service`,
      sentences: [`Model ${active} is being put into service.`, ...decided(flywheel), ...because(flywheel), finished],
    };
  }
  if (waiting?.since == null)
    return { title: 'training in progress', sentences: [`${called} is going to be trained.`, ...because(flywheel), ...meanwhile] };
  const began = `${minute(waiting.since)}, iteration ${waiting.iteration}`;
  if (waiting.current) return { title: 'training in progress', sentences: [`${called} is being trained since ${began}.`, ...meanwhile] };
  return {
    title: 'training in progress',
    sentences: [`${called} is trained next: that of an earlier commit trains since ${began}.`, ...meanwhile],
  };
}

const finished = 'The scheduled workflow run finishes it and updates this report.';

const because = ({ waiting }: FlywheelReport): string[] => (waiting === undefined ? [] : [asSentence(`at present ${waiting.reason}`)]);

const decided = (flywheel: FlywheelReport): string[] => (decidingVerdict(flywheel)?.reasons ?? []).slice(0, 1).map(asSentence);
