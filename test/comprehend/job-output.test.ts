import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readEntitiesOutput, readJobOutput, writeEntitiesOutput, writeJobOutput } from '../../src/comprehend/job-output.ts';
import { readSingleFileTar } from '../../src/comprehend/tar.ts';

const unpacked = (bytes: Uint8Array) => {
  const { name, content } = readSingleFileTar(gunzipSync(bytes));
  return [name, new TextDecoder().decode(content)];
};

describe('the output of a classification job', () => {
  it('is read back as it was written', () => {
    const predictions = [
      { File: 'a.txt', Line: '0', Classes: [{ Name: 'ü', Score: 0.75 }] },
      { File: 'b', Classes: [] },
    ];
    expect(readJobOutput(writeJobOutput(predictions))).toEqual(predictions);
    expect(readJobOutput(writeJobOutput([]))).toEqual([]);
  });

  it('is one file of JSON lines', () => {
    expect(unpacked(writeJobOutput([{ File: 'a', Line: '0', Classes: [] }]))).toEqual([
      'predictions.jsonl',
      '{"File":"a","Line":"0","Classes":[]}\n',
    ]);
  });
});

describe('the output of an entities detection job', () => {
  const documents = [
    { Entities: [{ BeginOffset: 0, EndOffset: 4, Score: 0.75, Text: 'Lyon', Type: 'CITY' }], File: 'a.txt', Line: 0 },
    { Entities: [], File: 'b' },
  ];

  it('is read back as it was written', () => {
    expect(readEntitiesOutput(writeEntitiesOutput(documents))).toEqual(documents);
    expect(readEntitiesOutput(writeEntitiesOutput([]))).toEqual([]);
  });

  it('is one file of JSON lines, with members as the samples of the service have them', () => {
    const [, second] = documents;
    const first = { Line: 0, File: 'a.txt', Entities: [{ Type: 'CITY', Text: 'Lyon', Score: 0.75, EndOffset: 4, BeginOffset: 0 }] };
    expect(unpacked(writeEntitiesOutput([first, second!]))).toEqual([
      'output',
      '{"Entities":[{"BeginOffset":0,"EndOffset":4,"Score":0.75,"Text":"Lyon","Type":"CITY"}],"File":"a.txt","Line":0}\n{"Entities":[],"File":"b"}\n',
    ]);
  });

  it('is refused when it is cut short', () => {
    expect(() => readEntitiesOutput(writeEntitiesOutput(documents).subarray(0, 40))).toThrow();
  });
});
