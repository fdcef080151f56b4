/** Numbers as people read them: three decimals, a true minus sign, a sign where something is a difference. */

export const rate = (value: number): string => value.toFixed(3).replace('-', '−');

/** A difference of two rates: `+0.023`; no sign for what rounds to nothing. */
export function change(difference: number): string {
  const text = Math.abs(difference).toFixed(3);
  return text === '0.000' ? text : `${difference < 0 ? '−' : '+'}${text}`;
}

/** An interval of differences: `+0.009…+0.036`. */
export const range = ([low, high]: readonly [number, number]): string => `${change(low)}…${change(high)}`;

/** A probability: three digits, or that it is smaller than these can tell. */
export const probability = (value: number): string => (value < 0.001 ? '< 0.001' : `= ${value.toFixed(3)}`);

export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** `1 document`, `2,304 documents`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string => `${thousands(number)} ${number === 1 ? noun : plural}`;

/** Groups of three digits, the same in every locale. */
export const thousands = (number: number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** US dollars: `$0.50`, `$1,296.00`. */
export function usd(amount: number): string {
  const [whole = '0', cents] = amount.toFixed(2).split('.');
  return `$${thousands(Number(whole))}.${cents}`;
}
