/** Whole flywheels that clients of Amazon's own are told to drive: what they find in the lake, and what they must have seen. */
import { expect } from 'vitest';
import { annotationsOf, letters, linesOf } from '../contract/mailroom.ts';
import { rows } from '../contract/newsroom.ts';

/** What a script prints at its end. */
interface Seen {
  firstModel: string;
  secondModel: string;
  /** What the endpoint says of one text: with the first model and with the second. */
  before: string;
  after: string;
  /** Lines of the file in the job's output.tar.gz. */
  job: Record<string, unknown>[];
  /** Names of the exceptions that it met on its way, in order. */
  refusals: string[];
}

export interface Story {
  /** Of its scripts, without the ending. */
  script: string;
  bucket: string;
  files: () => Record<string, string>;
  expected: (seen: Seen) => void;
}

/** The first model learns what is wrong, so that the switch to the second can be seen. */
export const newsStory: Story = {
  script: 'flywheel',
  bucket: 'news',
  files: () => ({
    ...{ 'wrong.csv': rows(60, 0, true), 'right.csv': rows(600), 'test.csv': rows(30, 900) },
    'texts.txt': 'The coach praised the league\nShares of the bank fell\n',
  }),
  expected: (seen) => {
    expect(seen).toMatchObject({ before: 'business', after: 'sport' });
    const classes = (line: Record<string, unknown>) => (line.Classes as { Name: string }[])[0]!.Name;
    expect(seen.job.map((line) => [line.File, line.Line, classes(line)])).toEqual([
      ['texts.txt', '0', 'sport'],
      ['texts.txt', '1', 'business'],
    ]);
  },
};

const mail = (name: string, documents: ReturnType<typeof letters>): Record<string, string> => ({
  [`${name}.txt`]: linesOf(documents),
  [`${name}.csv`]: annotationsOf(documents, `${name}.txt`),
});

export const mailStory: Story = {
  script: 'flywheel-entities',
  bucket: 'mail',
  files: () => ({
    ...{ ...mail('wrong', letters(60, 0, true)), ...mail('right', letters(300)), ...mail('test', letters(40, 900)) },
    'texts.txt': 'number 4 is still on its way\na parcel from Bo Lindt reached Graz as number 5\n',
  }),
  expected: (seen) => {
    // The parcel before the person is one code point, and two of UTF-16.
    expect(seen).toMatchObject({ before: '9-18:CITY 27-31:PERSON', after: '9-18:PERSON 27-31:CITY' });
    expect(seen.job).toEqual([
      { File: 'texts.txt', Line: 0, Entities: [] },
      {
        ...{ File: 'texts.txt', Line: 1 },
        Entities: [
          { BeginOffset: 14, EndOffset: 22, Score: expect.any(Number), Text: 'Bo Lindt', Type: 'PERSON' },
          { BeginOffset: 31, EndOffset: 35, Score: expect.any(Number), Text: 'Graz', Type: 'CITY' },
        ],
      },
    ]);
  },
};

/** What holds of every story. */
export function expectTold(story: Story, seen: Seen): void {
  expect(seen.refusals).toEqual(['ResourceNotFoundException', 'NotImplementedException']);
  expect(seen.firstModel).toMatch(/\/version\/Comprehend-Generated-v1-[0-9a-f]{8}$/);
  expect(seen.secondModel).toMatch(/\/version\/Comprehend-Generated-v2-[0-9a-f]{8}$/);
  story.expected(seen);
}
