type Questions = Readonly<Record<string, readonly string[]>>;
/** One answer to each question. */
export type Row<Q extends Questions> = { -readonly [Name in keyof Q]: Q[Name][number] };

/** A question's place in the list, and one of its answers. */
type Choice = readonly [question: number, answer: string];

/**
 * Rows of answers in which every two answers to two questions occur together, the same rows for the same questions. Greedy: each question in turn
 * gets the answer that makes the most missing pairs with the row so far, and of equals the one that is missing the most with all others. The first
 * row has the first answers, and the second the last ones.
 */
export function pairwise<const Q extends Questions>(questions: Q): Row<Q>[] {
  const names = Object.keys(questions);
  const choices = names.map((name, at) => questions[name]!.map((answer): Choice => [at, answer]));
  const missing = new Set(choices.flatMap((own, at) => pairs(own, choices.slice(at + 1).flat())));
  const missingWith = (choice: Choice, others: readonly Choice[]): number =>
    pairs([choice], others).filter((pair) => missing.has(pair)).length;
  const rows: Row<Q>[] = [];
  while (missing.size > 0) {
    const row: Choice[] = [];
    for (const own of choices) {
      const scored = own.map((choice) => ({ choice, gain: missingWith(choice, row), left: missingWith(choice, choices.flat()) }));
      row.push(
        scored.reduce((best, each) => (each.gain > best.gain || (each.gain === best.gain && each.left > best.left) ? each : best)).choice,
      );
    }
    for (const [at, choice] of row.entries()) for (const pair of pairs([choice], row.slice(at + 1))) missing.delete(pair);
    rows.push(Object.fromEntries(row.map(([question, answer]) => [names[question]!, answer])) as Row<Q>);
  }
  return rows;
}

/** Each of the one with each of the others, the earlier question first. */
const pairs = (some: readonly Choice[], others: readonly Choice[]): string[] =>
  some.flatMap((one) => others.map((other) => JSON.stringify(one[0] < other[0] ? [one, other] : [other, one])));
