import { type Switches, switchAnswers } from '../engine/switches.ts';
import { Failure } from '../problems/failure.ts';

/**
 * What `--switch` chooses: `NAME=VALUE`, several by commas or by giving the option again.
 * @throws {Failure} for a switch that there is not, an answer that it does not have, and two answers to one question.
 */
export function switchesOf(given: readonly string[] = []): Partial<Switches> {
  const chosen = new Map<string, string>();
  for (const text of given.flatMap((each) => each.split(','))) {
    const [name, answer] = checked(text.trim());
    const earlier = chosen.get(name) ?? answer;
    if (earlier !== answer) throw wrong(`--switch gives ${name} two answers, ${earlier} and ${answer}; it has one at a time.`);
    chosen.set(name, answer);
  }
  return Object.fromEntries(chosen);
}

function checked(text: string): [name: string, answer: string] {
  const [name = '', answer = ''] = text.split(/=(.*)/s);
  if (!Object.hasOwn(switchAnswers, name))
    throw wrong(
      `--switch is ${JSON.stringify(text)}; it is NAME=VALUE, and there is no switch ${JSON.stringify(name)}.`,
      `Switches: ${everySwitch()}. docs/serve.md says what they mean.`,
    );
  const answers: readonly string[] = switchAnswers[name as keyof Switches];
  if (!answers.includes(answer)) throw wrong(`--switch ${name} is ${JSON.stringify(answer)}; it is ${answers.join(' or ')}.`);
  return [name, answer];
}

const everySwitch = (): string =>
  Object.entries(switchAnswers)
    .map(([name, answers]) => `${name}=${answers.join('|')}`)
    .join(', ');

const wrong = (message: string, hint?: string): Failure => new Failure('invalid-option', message, hint === undefined ? {} : { hint });
