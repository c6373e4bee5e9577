//! Where things are in source text. Offsets are UTF-16 code units (as Monaco and JS strings count).

/** Index of a file in the `SourceMap`. File 0 is always the user's program; library files follow. */
export type FileId = number & { readonly __brand: 'FileId' };

/** A half-open range [start, end) of UTF-16 offsets in one file. */
export interface Span {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
}

/** The user's program. */
export const USER_FILE = 0 as FileId;

/** A span that belongs to nothing (synthesised code); never shown to a user. */
export const NO_SPAN: Span = { file: USER_FILE, start: 0, end: 0 };

/** The smallest span covering both; both must be in one file (else `a`). */
export function spanTo(a: Span, b: Span): Span {
  return a.file === b.file ? { file: a.file, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } : a;
}
