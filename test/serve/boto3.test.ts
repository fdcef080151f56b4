import { describe } from 'vitest';
import { type Judge, judgedBy } from './judge.ts';
import { mailStory, newsStory } from './stories.ts';

const judge: Judge = { name: 'boto3', probe: ['python3', '-c', 'import boto3'], command: 'python3', ending: '.py' };

describe('serve', () => {
  judgedBy(judge, newsStory);
  judgedBy(judge, mailStory);
});
