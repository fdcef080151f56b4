/** Parts of a training that do not depend on each other. All of it is plain data, so that another thread can be sent it. */
export interface Parts<Problem, Piece extends Named> {
  problem: Problem;
  pieces: readonly Piece[];
}

interface Named {
  /** What is said while it is being done. */
  name: string;
}

/**
 * A training as a sequence of steps: it yields parts, and is given what their pieces come to, in the order of the pieces. Where and when
 * each of them is done changes nothing of the result.
 */
export type Training<Problem, Piece extends Named, Outcome, Result> = Generator<Parts<Problem, Piece>, Result, readonly Outcome[]>;

/** How the pieces of one kind of training are done. */
export interface Procedure<Problem, Piece extends Named, Outcome> {
  /** Which of the procedures a thread is told to follow. */
  name: 'classifier';
  /** Lays out a problem for all its pieces that are done in one place. */
  open: (problem: Problem) => (piece: Piece) => Outcome;
  /** Roughly how long one thread takes over all pieces, in seconds. */
  seconds: (parts: Parts<Problem, Piece>) => number;
  /** How much memory a problem takes, as data and laid out, in bytes. */
  bytes: (problem: Problem) => number;
}

/** Does everything here, one piece after the other. */
export function finish<Problem, Piece extends Named, Outcome, Result>(
  training: Training<Problem, Piece, Outcome, Result>,
  { open }: Procedure<Problem, Piece, Outcome>,
  progress: (message: string) => void,
): Result {
  let step = training.next();
  while (step.done !== true) {
    const run = open(step.value.problem);
    step = training.next(
      step.value.pieces.map((piece) => {
        progress(piece.name);
        return run(piece);
      }),
    );
  }
  return step.value;
}
