/**
 * exp and log from additions, multiplications and divisions alone. The engine's own may differ in the last bit between
 * builds, and a model must be the same everywhere. Both are good to about 1e-15 relative.
 */

/** The upper bits of ln 2, exact when multiplied by a small integer, and the rest. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** 1 / n!, from n = 0: the Taylor series of exp, enough of it for |x| ≤ ln 2 / 2. */
const expTerms = new Float64Array(14).fill(1);
for (let term = 1; term < expTerms.length; term++) expTerms[term] = expTerms[term - 1]! / term;

/** Powers of two from 2^-1022 to 2^1022. */
const powers = new Float64Array(2045).fill(1);
for (let power = 1; power <= 1022; power++) {
  powers[1022 + power] = powers[1021 + power]! * 2;
  powers[1022 - power] = powers[1023 - power]! * 0.5;
}

/** e to the power of x; 0 below -700 (minus infinity included), and as at 700 above it, so that the result is always finite. */
export function exp(x: number): number {
  if (x < -700) return 0;
  const bounded = Math.min(x, 700);
  const power = Math.round(bounded * Math.LOG2E);
  const rest = bounded - power * ln2High - power * ln2Low;
  let sum = expTerms[13]!;
  for (let term = 12; term >= 0; term--) sum = sum * rest + expTerms[term]!;
  return sum * powers[1022 + power]!;
}

/** The natural logarithm of a positive, finite, normal number. */
export function log(x: number): number {
  let power = 0;
  let mantissa = x;
  while (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    power++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    power--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return power * ln2High + (2 * ratio * sum + power * ln2Low);
}
