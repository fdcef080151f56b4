/**
 * What calibration.ts sums over all documents to find a temperature, with WebAssembly's vectors of two float64, in AssemblyScript;
 * `node scripts/generate.mjs` compiles it into slopes.generated.ts. The operations and their order are those of calibration.ts and
 * exponential.ts.
 */

/** Where the arrays begin, in bytes: float32 [row][label], uint16 by row, and float64 by label with one to spare. */
export let margins: usize = 0;
export let targets: usize = 0;
export let chances: usize = 0;

/** The slope so far, and what each of the rows adds to it. */
export function addSlopes(slope: f64, rows: u32, labels: u32, temperature: f64): f64 {
  for (let row: u32 = 0; row < rows; row++) {
    const start = margins + ((row * labels) << 2);
    slope += temperature * lossSlope(start, load<u16>(targets + (row << 1)), labels, temperature);
  }
  return slope;
}

function lossSlope(start: usize, target: u32, labels: u32, temperature: f64): f64 {
  let highest = load<f32>(start);
  let top: u32 = 0;
  for (let label: u32 = 1; label < labels; label++) {
    const margin = load<f32>(start + (label << 2));
    if (margin > highest) {
      highest = margin;
      top = label;
    }
  }
  if (<f64>highest == -Infinity) return 0;
  fillChances(start, labels, temperature, highest);
  let mean: f64 = 0;
  for (let label: u32 = 0; label < labels; label++) {
    const chance = load<f64>(chances + (label << 3));
    if (chance > 0) mean += chance * <f64>load<f32>(start + (label << 2));
  }
  const own = <f64>load<f32>(start + (target << 2));
  if (own != -Infinity) return mean - own;
  const most = load<f64>(chances + (top << 3));
  return (most / max<f64>(1e-9, 1 - most)) * (<f64>highest - mean);
}

/** softmax(temperature · margin), two labels at a time; the sum goes label by label. */
function fillChances(start: usize, labels: u32, temperature: f64, highest: f32): void {
  const end = chances + (labels << 3);
  for (let label: u32 = 0; label < labels; label++)
    store<f64>(chances + (label << 3), temperature * (<f64>load<f32>(start + (label << 2)) - <f64>highest));
  store<f64>(end, -Infinity);
  for (let at = chances; at < end; at += 16) v128.store(at, exp(v128.load(at)));
  let sum: f64 = 0;
  for (let at = chances; at < end; at += 8) sum += load<f64>(at);
  const sums = f64x2.splat(sum);
  for (let at = chances; at < end; at += 16) v128.store(at, f64x2.div(v128.load(at), sums));
}

const log2e: f64 = 1.4426950408889634;
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;

/** 1 / n!, each from the one before, as in exponential.ts. */
const term2: f64 = 1.0 / 2.0;
const term3: f64 = term2 / 3.0;
const term4: f64 = term3 / 4.0;
const term5: f64 = term4 / 5.0;
const term6: f64 = term5 / 6.0;
const term7: f64 = term6 / 7.0;
const term8: f64 = term7 / 8.0;
const term9: f64 = term8 / 9.0;
const term10: f64 = term9 / 10.0;
const term11: f64 = term10 / 11.0;
const term12: f64 = term11 / 12.0;
const term13: f64 = term12 / 13.0;

// @ts-ignore: decorator
@inline
function plus(product: v128, term: f64): v128 {
  return f64x2.add(product, f64x2.splat(term));
}

/** e to the powers of x, which are not above 0; 0 below -700. */
function exp(x: v128): v128 {
  const scaled = f64x2.mul(x, f64x2.splat(log2e));
  const below = f64x2.floor(scaled);
  // Halves are rounded up, as Math.round does.
  const power = f64x2.add(below, v128.and(f64x2.ge(f64x2.sub(scaled, below), f64x2.splat(0.5)), f64x2.splat(1)));
  const rest = f64x2.sub(f64x2.sub(x, f64x2.mul(power, f64x2.splat(ln2High))), f64x2.mul(power, f64x2.splat(ln2Low)));
  let sum = plus(f64x2.mul(f64x2.splat(term13), rest), term12);
  sum = plus(f64x2.mul(sum, rest), term11);
  sum = plus(f64x2.mul(sum, rest), term10);
  sum = plus(f64x2.mul(sum, rest), term9);
  sum = plus(f64x2.mul(sum, rest), term8);
  sum = plus(f64x2.mul(sum, rest), term7);
  sum = plus(f64x2.mul(sum, rest), term6);
  sum = plus(f64x2.mul(sum, rest), term5);
  sum = plus(f64x2.mul(sum, rest), term4);
  sum = plus(f64x2.mul(sum, rest), term3);
  sum = plus(f64x2.mul(sum, rest), term2);
  sum = plus(f64x2.mul(sum, rest), 1);
  sum = plus(f64x2.mul(sum, rest), 1);
  // A power of two is its exponent alone.
  const exponent = i64x2.add(i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(power)), i64x2.splat(1023));
  const result = f64x2.mul(sum, i64x2.shl(exponent, 52));
  return v128.andnot(result, f64x2.lt(x, f64x2.splat(-700)));
}
