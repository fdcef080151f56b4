import { short } from './model-name.ts';
import type { FlywheelReport } from './report.ts';
import { asSentence, minute } from './sentences.ts';

/** Beside an estimate: whether Amazon Comprehend trains before the merge, how far that is, and who finishes it. */
export function inAdvance({ inAdvance: told, trainInAdvance }: FlywheelReport): string {
  if (told === undefined) return offers[trainInAdvance ?? 'never'];
  const { state, by, reason, since, iteration, base } = told;
  const because = reason === null ? '' : ` ${asSentence(`at present ${reason}`)}`;
  switch (state) {
    case 'asked':
      return `Amazon Comprehend is going to train it in advance of the merge, as ${by} asked.${because} ${finished}`;
    case 'training':
      return `Amazon Comprehend trains it in advance of the merge since ${minute(since!)}, iteration ${iteration}. ${finished}`;
    case 'scoring':
      return `Amazon Comprehend has trained it in advance of the merge, and its answers are being collected. ${finished}`;
    case 'refused':
      return `Nothing is trained in advance: ${asSentence(reason ?? 'a guard refused it')} ${offers.never}`;
    case 'failed':
      return `The training in advance failed: ${asSentence(reason ?? 'the service gave no reason')} After the merge, \`flywheel retrain\` tries again.`;
    case 'outdated':
      return `What was trained in advance was for a merge into ${short(base)}. The base has moved on since, so that merging trains again; \`/flywheel train\` does it before.`;
    case 'judged':
      return '';
  }
}

const offers = {
  always: 'The scheduled workflow run has Amazon Comprehend train it in advance of the merge, and its own verdict replaces this one.',
  'on-request':
    'Merging starts a training on Amazon Comprehend, and its own verdict decides; the comment `/flywheel train` has it trained before.',
  never: 'Merging starts a training on Amazon Comprehend, and its own verdict decides.',
};

const finished = 'The scheduled workflow run finishes it, and its verdict replaces this estimate.';

/** Of a verdict on a model that was trained in advance. */
export const trainedAlready = ({ inAdvance: told }: FlywheelReport): string[] =>
  told?.state === 'judged' ? ['It is trained already: merging trains nothing again, unless the base gets other documents before.'] : [];
