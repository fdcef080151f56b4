/** Labels in a block: as many sums as fit into registers. */
export const lanes = 16;

/** The largest size of a rounded weight. */
export const largestValue = 127;

/** How often a feature counts in one document at most. */
export const mostCounted = 255;

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
  counts: Uint8Array;
  /** What `weigh` makes of counts: by how much each feature counts, and 1 + ln count of each count. */
  values: Float32Array;
  inverse: Float64Array;
  logs: Float64Array;
  /** Documents to learn from. */
  members: Int32Array;
  /** Members in the order in which a pass takes them. */
  order: Int32Array;
  /** By member: the second derivative of the loss by one of its dual variables. */
  curvature: Float32Array;
  /** Documents to score. */
  listed: Int32Array;
  /** [position in `listed`][lane]. */
  sums: Float32Array;
  /** What `round` makes of the weights of a slot: [feature][lane]; by feature, which lanes are not 0, as bits; by lane, what 1 weighs. */
  rounded: Int8Array;
  filled: Uint16Array;
  scales: Float32Array;
  /** Blocks that are learned side by side; the first one is used for scoring too. */
  slots: Slot[];
}

/** A block of labels that is being learned. */
export interface Slot {
  /** By member: which lanes are labels of it, as bits. */
  own: Uint16Array;
  /** By member: how many passes it sits out. */
  resting: Uint8Array;
  /** [member][lane]. */
  duals: Float32Array;
  /** [feature][lane]. */
  weights: Float32Array;
  /** By lane. */
  bias: Float32Array;
}

/**
 * With fewer entries than this, documents fit into the caches, and it is best to finish one block before the next. With more,
 * memory is what takes time, and blocks that go through the documents side by side read them in better order.
 */
const fewestForSlots = 1 << 22;
/** Memory that the slots may take together, in bytes, unless a single one takes more. */
const mostForSlots = 1 << 27;

function slotsFor({ documents, entries, features, labels }: Sizes): number {
  if (entries < fewestForSlots) return 1;
  const each = documents * (3 + 4 * lanes) + features * 4 * lanes;
  return Math.max(1, Math.min(Math.ceil(labels / lanes), Math.floor(mostForSlots / each)));
}

/** How much memory a workspace takes. */
export function bytesFor(sizes: Sizes): number {
  let bytes = 0;
  layOut(sizes, (of, length) => {
    bytes += length * of.BYTES_PER_ELEMENT;
    return new of(0);
  });
  return bytes;
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
    counts: room(Uint8Array, entries),
    values: room(Float32Array, entries),
    inverse: room(Float64Array, features),
    logs: room(Float64Array, mostCounted + 1),
    members: room(Int32Array, documents),
    order: room(Int32Array, documents),
    curvature: room(Float32Array, documents),
    listed: room(Int32Array, mostListed),
    sums: room(Float32Array, mostListed * lanes),
    rounded: room(Int8Array, features * lanes),
    filled: room(Uint16Array, features),
    scales: room(Float32Array, lanes),
    slots: Array.from({ length: slots }, () => ({
      own: room(Uint16Array, documents),
      resting: room(Uint8Array, documents),
      duals: room(Float32Array, documents * lanes),
      weights: room(Float32Array, features * lanes),
      bias: room(Float32Array, lanes),
    })),
  };
}
