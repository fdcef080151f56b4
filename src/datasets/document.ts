/** A stretch of a document's text. Offsets are in UTF-16 code units of the canonical text; `end` is exclusive. */
export interface Entity {
  start: number;
  end: number;
  type: string;
}

/**
 * One labelled text and where it came from.
 * `text` is canonical: every line break inside the document is one space and the ends are trimmed, so that training,
 * scoring and prediction see the same characters.
 */
export interface Document {
  text: string;
  /**
   * Sorted and distinct; exactly one for a multi-class classifier. Equal label sets share one array. Of an entity recognizer the types of
   * the document's entities: none when it has none.
   */
  labels: readonly string[];
  /** Only of an entity recognizer: by start, without overlaps. */
  entities?: readonly Entity[];
  /** 32 hex digits: 16 of the text, then 16 of text and labels (of an entity recognizer: of text and entities). Equal text means equal first halves. */
  fingerprint: string;
  file: string;
  /** 1-based position of the text field's first character. */
  line: number;
  column: number;
}

/** The half of a fingerprint that names the text alone: the same for a document and its relabelled successor. */
export const textKey = (fingerprint: string): string => fingerprint.slice(0, 16);
