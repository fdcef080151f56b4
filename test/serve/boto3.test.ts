import { describe } from 'vitest';
import { judgedBy } from './judge.ts';

describe('serve', () => {
  judgedBy('boto3', ['python3', '-c', 'import boto3'], 'python3', 'flywheel.py');
});
