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
  labels: number;
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
  /** Documents to score. */
  listed: Int32Array;
  /** [position in `listed`][lane]. */
  sums: Float64Array;
  /** Blocks that are learned side by side; the first one is used for scoring too. */
  slots: Slot[];
}

/** A block of labels that is being learned. */
export interface Slot {
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
}

/**
 * With fewer entries than this, documents fit into the caches, and it is best to finish one block before the next. With more,
 * memory is what takes time, and blocks that go through the documents side by side read them in better order.
 */
const fewestForSlots = 1 << 20;
/** Memory that the slots may take together, in bytes, unless a single one takes more. */
const mostForSlots = 1 << 27;

function slotsFor({ documents, entries, features, labels }: Sizes): number {
  if (entries < fewestForSlots) return 1;
  const each = documents * (2 + 4 * lanes) + features * 4 * lanes;
  return Math.max(1, Math.min(Math.ceil(labels / lanes), Math.floor(mostForSlots / each)));
}

/** A constructor of typed arrays. */
export interface ArrayType<Values> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Values;
  new (buffer: ArrayBuffer, offset: number, length: number): Values;
}

/** Makes an array of so many elements. */
export type Room = <Values>(of: ArrayType<Values>, length: number) => Values;

/** Lays out a workspace in the arrays that `room` makes, with as many slots as pay where none are asked for. */
export function layOut(sizes: Sizes, room: Room, slots = slotsFor(sizes)): Workspace {
  const { documents, entries, features } = sizes;
  return {
    bounds: room(Uint32Array, 2 * documents + 1),
    ids: room(Int32Array, entries),
    values: room(Float32Array, entries),
    members: room(Int32Array, documents),
    order: room(Int32Array, documents),
    curvature: room(Float64Array, documents),
    listed: room(Int32Array, mostListed),
    sums: room(Float64Array, mostListed * lanes),
    slots: Array.from({ length: slots }, () => ({
      own: room(Uint8Array, documents),
      resting: room(Uint8Array, documents),
      duals: room(Float32Array, documents * lanes),
      weights: room(Float32Array, features * lanes),
      bias: room(Float64Array, lanes),
    })),
  };
}
