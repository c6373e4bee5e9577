//! Where an expression stands, which decides what it may be and where it ends.

/** Where an expression stands, as bits. */
export const Restrict = {
  none: 0,
  /** No struct literal: conditions, `match` scrutinees, `for` iterators. */
  noStruct: 1,
  /** At the start of a statement: a block-like expression ends it. */
  stmt: 2,
  /** `let` is allowed (conditions and guards). */
  allowLet: 4,
  /** Between `<` and `>`: comparison operators end it. */
  generic: 8,
  /** At the start of a statement in a block (not of a match arm): also a macro call with braces ends it. */
  stmtMacro: 16,
  /** What never holds for operands: the bits about the start of a statement and `let`. */
  outer: 2 | 4 | 16,
} as const;
