import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, scanCsv } from '../../src/datasets/csv.ts';
import type { Fault, Row } from '../../src/datasets/csv-row.ts';
import { pieces } from './reading.ts';

async function scan(bytes: Uint8Array | string, size = 65_536, delimiter = ','): Promise<string[]> {
  const seen: string[] = [];
  await scanCsv(pieces(Buffer.from(bytes), size), delimiter, (item) => seen.push(shown(item)));
  return seen;
}

const shown = (item: Row | Fault): string =>
  item.kind === 'row'
    ? item.fields.map(({ text, line, column }) => `${line}:${column} ${JSON.stringify(text)}`).join(' | ')
    : `${item.line}:${item.column} ${item.rule} ${item.message} ${item.source}`;

const rules = async (text: string): Promise<string[]> => {
  const seen: string[] = [];
  await scanCsv(pieces(Buffer.from(text), 7), ',', (item) =>
    seen.push(item.kind === 'row' ? item.fields.map((field) => field.text).join('|') : `${item.line}:${item.column} ${item.rule}`),
  );
  return seen;
};

describe('scanCsv', () => {
  it.each([
    ['plain fields', 'a,b\nc,d\n', ['1:1 "a" | 1:3 "b"', '2:1 "c" | 2:3 "d"']],
    ['a file without a last line break', 'a,b', ['1:1 "a" | 1:3 "b"']],
    ['a last delimiter', 'a,', ['1:1 "a" | 1:3 ""']],
    ['CR LF', 'a,b\r\nc,d\r\n', ['1:1 "a" | 1:3 "b"', '2:1 "c" | 2:3 "d"']],
    ['lone CR', 'a,b\rc,d\r', ['1:1 "a" | 1:3 "b"', '2:1 "c" | 2:3 "d"']],
    ['blank lines and lines of spaces', '\n\na,b\n  \n\r\nc,d', ['3:1 "a" | 3:3 "b"', '6:1 "c" | 6:3 "d"']],
    ['a byte order mark, which is no column', '\ufeffa,b', ['1:1 "a" | 1:3 "b"']],
    ['quotes', '"a, b",c', ['1:1 "a, b" | 1:8 "c"']],
    ['doubled quotes', '"say ""hi""",c', ['1:1 "say \\"hi\\"" | 1:14 "c"']],
    ['a field of one quote', '"""",c', ['1:1 "\\"" | 1:6 "c"']],
    ['an empty quoted field', '"",c', ['1:1 "" | 1:4 "c"']],
    ['line breaks in quotes', '"a\nb\r\nc\rd",e\nf,g', ['1:1 "a\\nb\\r\\nc\\rd" | 4:4 "e"', '5:1 "f" | 5:3 "g"']],
    ['spaces around a quoted field', 'spam, "a, b" ,c', ['1:1 "spam" | 1:7 "a, b" | 1:15 "c"']],
    ['quotes inside an unquoted field', 'a 5" nail,c', ['1:1 "a 5\\" nail" | 1:11 "c"']],
    ['prose that begins with a quote after a space', 'a, "so" he said\nb,c', ['1:1 "a" | 1:3 " \\"so\\" he said"', '2:1 "b" | 2:3 "c"']],
    ['columns in UTF-16 code units', 'é😀,b,"ü\nö",c', ['1:1 "é😀" | 1:5 "b" | 1:7 "ü\\nö" | 2:4 "c"']],
  ])('reads %s', async (_, text, rows) => {
    expect(await scan(text)).toEqual(rows);
  });

  it('takes another delimiter, also a tab', async () => {
    expect(await scan('a;"b;c"', 3, ';')).toEqual(['1:1 "a" | 1:3 "b;c"']);
    expect(await scan('a\t"b\tc"\t ', 3, '\t')).toEqual(['1:1 "a" | 1:3 "b\\tc" | 1:9 " "']);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n"c,d\ne,f\n', ['a|b', '2:1 unclosed-quote', 'e|f']],
    ['a quote that meets the next opening quote', '"c,d\ne,f\n"g",h\n', ['1:1 unclosed-quote', 'e|f', 'g|h']],
    ['several of them', '"a\n"b\n"c\nd', ['1:1 unclosed-quote', '2:1 unclosed-quote', '3:1 unclosed-quote', 'd']],
    ['text after a closing quote', 'a,"b"c,d\ne,f', ['1:3 text-after-quote', 'e|f']],
    ['an inner quote that is not doubled', '"he said "hi" to me",x\ne,f', ['1:1 text-after-quote', 'e|f']],
    ['a NUL byte', 'a,b\nc,d\0\ne,f', ['a|b', '2:4 nul-byte', 'e|f']],
    ['a NUL byte behind a quote that begins prose', 'a, "b\n\0"c\nd,e', ['a| "b', '2:1 nul-byte', 'd|e']],
    ['doubled quotes behind a quote that begins prose', 'a, "b""c" d\ne,f', ['a| "b""c" d', 'e|f']],
    ['a NUL byte in a quoted field over lines', '"a\n\0\nb",c\ne,f', ['2:1 nul-byte', 'e|f']],
  ])('leaves out the row and goes on after %s', async (_, text, expected) => {
    expect(await rules(text)).toEqual(expected);
  });

  it('names the character at which UTF-8 goes wrong', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\né,"x\nü'), Buffer.from([0xe9]), Buffer.from('"\nc,d')]);
    expect((await scan(bytes)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1:1 "a"', '3:2 bad-utf8', '4:1 "c"']);
  });

  it('gives up on a row of more than 10 MB and finds the next one', async () => {
    const long = 'x'.repeat(11 * 1024 * 1024);
    const seen: string[] = [];
    await scanCsv(pieces(Buffer.from(`a,b\n${long}\n"${long}\nc,d\n`), 1 << 20), ',', (item) =>
      seen.push(item.kind === 'row' ? 'row' : `${item.line}:${item.column} ${item.rule}`),
    );
    expect(seen).toEqual(['row', '2:1 row-too-long', '3:1 unclosed-quote', 'row']);
  });

  it('takes time in proportion to the file, whatever its quotes', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => ['"open', 'a,"b', '""', '"a"b', ', "x'][at % 5]).join('\n');
    let items = 0;
    await scanCsv(pieces(Buffer.from(lines), 100), ',', () => items++);
    expect(items).toBeGreaterThan(20_000);
  });

  it('reads the same wherever the bytes are cut, and never throws', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', '""', ',', '\n', '\r', '\r\n', ' ', '\0', '\t'), maxLength: 60 });
    const bytes = fc.oneof(
      text.map((value) => Buffer.from(value)),
      fc.uint8Array({ maxLength: 60 }).map((value) => Buffer.from(value)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (value, size) => {
        expect(await scan(value, size)).toEqual(await scan(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back what csvField writes', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ',', '\n', '\r', ' ', '\t', ';'), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), async (rows) => {
        const seen: string[][] = [];
        const written = rows.map((row) => `${row.map((value) => csvField(value)).join(',')}\n`).join('');
        await scanCsv(pieces(Buffer.from(written), 5), ',', (item) => {
          if (item.kind === 'row') seen.push(item.fields.map((one) => one.text));
        });
        expect(seen).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
