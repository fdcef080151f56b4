import { describe } from 'vitest';
import { type Judge, judgedBy } from './judge.ts';
import { mailStory, newsStory } from './stories.ts';

const judge: Judge = { name: 'aws-cli', probe: ['aws', '--version'], command: 'bash', ending: '.sh' };

describe('serve', () => {
  judgedBy(judge, newsStory);
  judgedBy(judge, mailStory);
});
