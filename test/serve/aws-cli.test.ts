import { describe } from 'vitest';
import { judgedBy } from './judge.ts';

describe('serve', () => {
  judgedBy('aws-cli', ['aws', '--version'], 'bash', 'flywheel.sh');
});
