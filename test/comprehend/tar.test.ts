import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSingleFileTar, writeSingleFileTar } from '../../src/comprehend/tar.ts';

describe('a tar archive of one file', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'tar-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read back as it was written', () => {
    const name = fc.string({ minLength: 1, maxLength: 100, unit: fc.constantFrom(...'abcXYZ019._-/'.split('')) });
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 2000 }), (file, content) => {
        expect(readSingleFileTar(writeSingleFileTar(file, content))).toEqual({ name: file, content });
      }),
    );
  });

  it('is unpacked by tar(1), and one that tar(1) packs is read', () => {
    writeFileSync(join(directory, 'ours.tar'), writeSingleFileTar('predictions.jsonl', Buffer.from('{"File":"a"}\n')));
    execFileSync('tar', ['xf', 'ours.tar'], { cwd: directory });
    expect(readFileSync(join(directory, 'predictions.jsonl'), 'utf8')).toBe('{"File":"a"}\n');
    for (const format of ['ustar', 'gnu', 'pax']) {
      execFileSync('tar', ['cf', 'theirs.tar', `--format=${format}`, 'predictions.jsonl'], { cwd: directory });
      expect(Buffer.from(readSingleFileTar(readFileSync(join(directory, 'theirs.tar'))).content).toString()).toBe('{"File":"a"}\n');
    }
  });

  it('is refused when it is cut short, changed, empty, or something else', () => {
    const archive = writeSingleFileTar('a', new Uint8Array(600));
    expect(() => readSingleFileTar(archive.subarray(0, 900))).toThrow('The tar archive is cut short: 600 bytes announced, 388 there.');
    expect(() => readSingleFileTar(archive.with(3, 65))).toThrow('the checksum of the header is wrong');
    expect(() => readSingleFileTar(Buffer.alloc(1024, 'text'))).toThrow('The bytes are no tar archive');
    expect(() => readSingleFileTar(new Uint8Array(1024))).toThrow('The tar archive holds no file.');
    expect(() => writeSingleFileTar('a'.repeat(101), archive)).toThrow('longer than the 100 bytes');
  });

  it('never makes the reader do anything but read or refuse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(1535), (noise, at) => {
        const archive = writeSingleFileTar('a', new Uint8Array(100));
        archive.set(noise.subarray(0, archive.length - at), at);
        try {
          readSingleFileTar(archive);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
