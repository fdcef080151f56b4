import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/commands/arguments.ts';
import { switchesOf } from '../../src/commands/serve-switches.ts';
import { switchAnswers } from '../../src/engine/switches.ts';
import { Failure } from '../../src/problems/failure.ts';

const chosen = (...argv: string[]) => switchesOf(parseArguments(['serve', ...argv]).options.switch);

function refusal(...argv: string[]): Failure {
  try {
    chosen(...argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('--switch', () => {
  it('chooses nothing unless it is given', () => {
    expect(chosen()).toEqual({});
  });

  it('chooses by commas, by being given again, and the same answer twice', () => {
    expect(
      chosen('--switch', 'listOrder=oldest-first, entityMetrics=0-100', '--switch=training=cumulative', '--switch=listOrder=oldest-first'),
    ).toEqual({
      ...{ listOrder: 'oldest-first', entityMetrics: '0-100', training: 'cumulative' },
    });
  });

  it('takes every answer of every switch', () => {
    for (const [name, answers] of Object.entries(switchAnswers))
      for (const answer of answers) expect(chosen('--switch', `${name}=${answer}`)).toEqual({ [name]: answer });
  });

  it.each([
    ['order=newest', '--switch is "order=newest"; it is NAME=VALUE, and there is no switch "order".'],
    ['', '--switch is ""; it is NAME=VALUE, and there is no switch "".'],
    ['toString=a', '--switch is "toString=a"; it is NAME=VALUE, and there is no switch "toString".'],
    ['training=cumulative,', '--switch is ""; it is NAME=VALUE, and there is no switch "".'],
  ])('refuses %j with the switches that there are', (text, message) => {
    const { message: told, hint } = refusal('--switch', text);
    expect(told).toBe(message);
    expect(hint).toMatch(/^Switches: activeModelAfterFirstTraining=absent\|set, .*listOrder=newest-first\|oldest-first\. docs\/serve\.md /);
  });

  it.each([
    ['listOrder', '--switch listOrder is ""; it is newest-first or oldest-first.'],
    ['listOrder=random', '--switch listOrder is "random"; it is newest-first or oldest-first.'],
    ['listOrder=oldest-first=', '--switch listOrder is "oldest-first="; it is newest-first or oldest-first.'],
    [
      'listOrder=oldest-first,listOrder=newest-first',
      '--switch gives listOrder two answers, oldest-first and newest-first; it has one at a time.',
    ],
  ])('refuses %j with the answers that there are', (text, message) => {
    expect(refusal('--switch', text).message).toBe(message);
  });
});
