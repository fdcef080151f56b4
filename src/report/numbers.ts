/** Numbers as people read them: rates with three digits, differences in points of a hundred, always with a sign. */

export const rate = (value: number): string => value.toFixed(3);

/** A difference of two rates in points: `0.0231` is `+2.3`. A true minus sign, and no sign for what rounds to nothing. */
export function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  return text === '0.0' ? '0.0' : `${difference < 0 ? '−' : '+'}${text}`;
}

/** An interval of differences in points: `+0.9 … +3.6`. */
export const range = ([low, high]: readonly [number, number]): string => `${points(low)} … ${points(high)}`;

/** A probability: three digits, or that it is smaller than these can tell. */
export const probability = (value: number): string => (value < 0.001 ? '< 0.001' : `= ${value.toFixed(3)}`);

export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** `1 document`, `2,304 documents`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string => `${thousands(number)} ${number === 1 ? noun : plural}`;

/** Groups of three digits, the same in every locale. */
export const thousands = (number: number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
