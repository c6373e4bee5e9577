//! A source text with its name and line index.
import type { FileId, Span } from './span.ts';

/** Who wrote it: library frames are folded away in what a person sees, and map to the nearest user frame. */
export type Origin = 'user' | 'library';

/** One source text. `path` is what panic messages print (the user's program is `src/main.rs`, as in a cargo project). */
export interface SourceFile {
  readonly id: FileId;
  readonly path: string;
  readonly origin: Origin;
  readonly text: string;
}

/** 1-based line and column; the column counts Unicode scalar values, as rustc does. */
export interface LineCol {
  readonly line: number;
  readonly column: number;
}

/** Offsets of line starts, for binary search. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
    this.text = text;
  }

  /** Number of lines (at least 1). */
  get nLines(): number {
    return this.starts.length;
  }

  /** Offset of the first character of a 1-based line (clamped to the text). */
  lineStart(line: number): number {
    return this.starts[Math.max(0, Math.min(line, this.starts.length) - 1)] ?? 0;
  }

  /** Line and column of an offset (clamped to the text). */
  lineCol(offset: number): LineCol {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if ((this.starts[mid] ?? 0) <= offset) low = mid;
      else high = mid - 1;
    }
    const before = this.text.slice(this.starts[low] ?? 0, offset);
    return { line: low + 1, column: [...before].length + 1 };
  }
}

/** All files of one compilation, by id. */
export interface SourceMap {
  file(id: FileId): SourceFile;
  lines(id: FileId): LineIndex;
}

/** The text a span covers. */
export function textOf(map: SourceMap, span: Span): string {
  return map.file(span.file).text.slice(span.start, span.end);
}
