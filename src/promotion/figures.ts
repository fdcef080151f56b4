/** Numbers as they stand in reasons: three decimals, a true minus sign, thousands with commas. */

export const rate = (value: number): string => signed(value.toFixed(3));

/** With a sign, e.g. `+0.023`. */
export const change = (value: number): string => (Number(value.toFixed(3)) > 0 ? `+${value.toFixed(3)}` : signed(value.toFixed(3)));

/** Two rates with as many decimals as it takes to tell them apart, so that no sentence says 0.850 is below 0.850. */
export function apart(value: number, limit: number): [string, string] {
  let decimals = 3;
  while (decimals < 9 && value.toFixed(decimals) === limit.toFixed(decimals)) decimals++;
  return [signed(value.toFixed(decimals)), signed(limit.toFixed(decimals))];
}

export const probability = (value: number): string => (value < 0.001 ? 'p < 0.001' : `p ${value.toFixed(3)}`);

/** e.g. `95 %`; as many decimals as the value needs. */
export const percent = (value: number): string => `${Number((value * 100).toFixed(4))} %`;

export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Two leading digits, e.g. `1,900`: an estimate should not look like a count. */
export function about(value: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return count(Math.ceil(value / unit) * unit);
}

/** `1 document`, `412 documents`. */
export const many = (number: number, noun: string, plural = `${noun}s`): string => `${count(number)} ${number === 1 ? noun : plural}`;

/** The first few of a list, and how many more there are. */
export function some(items: readonly string[], most = 5): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(', ')} and ${count(rest)} more` : items.join(', ');
}

const signed = (text: string): string => (/^-0\.?0*$/.test(text) ? text.slice(1) : text.replace('-', '−'));
