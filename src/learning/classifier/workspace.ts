/** Labels in a block: as many sums as fit into registers. */
export const lanes = 8;

/** Documents that a kernel scores in one call. */
export const mostListed = 1024;

/** How much a kernel has to hold. */
export interface Sizes {
  documents: number;
  /** Features of all documents together, each counted once for every document that it is in. */
  entries: number;
  /** Distinct features. */
  features: number;
}

/**
 * Everything that the inner loops read and write. One workspace serves all fits of a training run, and all blocks of each.
 * A member is a position in `members`.
 */
export interface Workspace {
  /** Row d is [bounds[2d], bounds[2d+2]) of ids and values, as in `Documents`. */
  bounds: Uint32Array;
  ids: Int32Array;
  values: Float32Array;
  /** Documents to learn from. */
  members: Int32Array;
  /** Members in the order in which a pass takes them. */
  order: Int32Array;
  /** By member: the second derivative of the loss by one of its dual variables. */
  curvature: Float64Array;
  /** By member: which lanes are labels of it, as bits. */
  own: Uint8Array;
  /** By member: how many passes it sits out. */
  resting: Uint8Array;
  /** [member][lane]. */
  duals: Float32Array;
  /** [feature][lane]. */
  weights: Float32Array;
  /** By lane. */
  bias: Float64Array;
  /** Documents to score. */
  listed: Int32Array;
  /** [position in `listed`][lane]. */
  sums: Float64Array;
}

/** A constructor of typed arrays. */
export interface ArrayType<Values> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Values;
  new (buffer: ArrayBuffer, offset: number, length: number): Values;
}

/** Lays out a workspace in the arrays that `room` makes, which is asked for them in a fixed order. */
export function layOut(
  { documents, entries, features }: Sizes,
  room: <Values>(of: ArrayType<Values>, length: number) => Values,
): Workspace {
  return {
    bounds: room(Uint32Array, 2 * documents + 1),
    ids: room(Int32Array, entries),
    values: room(Float32Array, entries),
    members: room(Int32Array, documents),
    order: room(Int32Array, documents),
    curvature: room(Float64Array, documents),
    own: room(Uint8Array, documents),
    resting: room(Uint8Array, documents),
    duals: room(Float32Array, documents * lanes),
    weights: room(Float32Array, features * lanes),
    bias: room(Float64Array, lanes),
    listed: room(Int32Array, mostListed),
    sums: room(Float64Array, mostListed * lanes),
  };
}
