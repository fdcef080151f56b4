import type { Grant, State } from './state.ts';

/** One request, already known to fit GitHub's description, and whoever sent it. */
export interface Call {
  state: State;
  grant: Grant | undefined;
  params: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, unknown>;
  accept: string;
  /** Without the query, e.g. `/repos/o/r/issues/1/comments`. */
  path: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (call: Call) => Answer;
export type Handlers = Record<string, Handler>;

/** GitHub says no. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly answer: Answer;

  constructor(status: number, message: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(message);
    this.answer = {
      status,
      body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status), ...more },
      headers,
    };
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

export function invalid(resource: string, field: string, message: string, code = 'custom'): Refusal {
  return new Refusal(422, `Validation Failed`, { errors: [{ resource, code, field, message }] });
}

export const found = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw notFound();
  return value;
};

/** One page of a list: 30 items unless asked, never more than 100, with the Link header a client walks along. */
export function page<Item>(call: Call, items: readonly Item[]): { items: Item[]; headers: Record<string, string> } {
  const size = Math.min(Math.max(Number(call.query.per_page ?? 30), 1), 100);
  const number = Math.max(Number(call.query.page ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const address = (target: number) => {
    const query = new URLSearchParams({ ...call.query, per_page: String(size), page: String(target) });
    return `<${call.state.apiUrl}${call.path}?${query.toString()}>`;
  };
  const links = [
    ...(number > 1 ? [`${address(number - 1)}; rel="prev"`, `${address(1)}; rel="first"`] : []),
    ...(number < last ? [`${address(number + 1)}; rel="next"`, `${address(last)}; rel="last"`] : []),
  ];
  return { items: items.slice((number - 1) * size, number * size), headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

export function list<Item>(call: Call, items: readonly Item[], shape: (item: Item) => unknown): Answer {
  const { items: shown, headers } = page(call, items);
  return { status: 200, body: shown.map(shape), headers };
}
