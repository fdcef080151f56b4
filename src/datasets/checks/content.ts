import type { Document } from '../document.ts';
import { counted } from '../wording.ts';
import { at, type Material, type Part, places } from './material.ts';

export function checkContent(material: Material): void {
  for (const part of Object.values(material.parts)) {
    checkFormulas(material, part);
    checkPersonal(material, part);
  }
}

interface Found {
  count: number;
  /** The first few. */
  some: Document[];
}

function findIn(documents: readonly Document[], wanted: (text: string) => boolean): Found {
  const found: Found = { count: 0, some: [] };
  for (const document of documents) {
    if (!wanted(document.text)) continue;
    found.count++;
    if (found.some.length < 3) found.some.push(document);
  }
  return found;
}

/** A function call, or a call of another program; prose that begins with = + - or @ is left alone. */
const formula = /^(?:=[\w.+$:* -]{0,40}\(|[=+@-]\s?\w{1,40}\|')/;

function checkFormulas({ add }: Material, { name, documents }: Part): void {
  const found = findIn(documents, (text) => formula.test(text));
  if (found.count === 0) return;
  add({
    ...{ ...at(found.some[0]!), rule: 'spreadsheet-formula', severity: 'warning' },
    message: `${counted(found.count, `${name} document begins`, `${name} documents begin`)} like a spreadsheet formula, which a spreadsheet would run on opening the file: ${places(found.some, found.count)}.`,
    hint: 'Export values instead of formulas, or remove the documents.',
  });
}

// Every repetition below is bounded, so that no text can make the search slow.
const email = /[\w.+-]{1,64}@[\w-]{1,63}\.[A-Za-z]{2,}/;
const card = /(?<![\d.,])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d.,]?\d)/g;
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;

const personal: [noun: string, plural: string, found: (text: string) => boolean][] = [
  ['an e-mail address', 'e-mail addresses', (text) => text.includes('@') && email.test(text)],
  ['a payment card number', 'payment card numbers', (text) => (text.match(card) ?? []).some(isCardNumber)],
  ['a bank account number (IBAN)', 'bank account numbers (IBAN)', (text) => (text.match(iban) ?? []).some(isIban)],
];

/** Counts and places only: a message must not spread what it warns of. */
function checkPersonal({ add, entities }: Material, { name, documents }: Part): void {
  for (const [noun, plural, wanted] of personal) {
    const found = findIn(documents, wanted);
    if (found.count === 0) continue;
    add({
      ...{ ...at(found.some[0]!), rule: 'personal-data', severity: 'notice' },
      message: `${counted(found.count, `${name} document seems`, `${name} documents seem`)} to hold ${found.count === 1 ? noun : plural}: ${places(found.some, found.count)}.`,
      hint: `Replace personal data ${entities === true ? 'by invented data of the same form (of a placeholder a recognizer learns the placeholder)' : 'by placeholders'} unless you may keep and train on it; Git remembers it for ever.`,
    });
  }
}

/** Luhn: from the right every second digit is doubled (and 9 taken off above 9); the sum is a multiple of 10. */
function isCardNumber(written: string): boolean {
  const digits = Array.from(written.replace(/\D/g, ''), Number).reverse();
  const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** ISO 13616: the first four characters go to the end, letters become 10 … 35; the remainder by 97 is 1. */
function isIban(written: string): boolean {
  const plain = written.replaceAll(' ', '');
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return plain.length >= 15 && plain.length <= 34 && rest === 1;
}
