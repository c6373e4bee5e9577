//! Wires the grammar areas, which call each other in circles, into one table.
import type { Grammar } from './cursor.ts';
import { parseExpr, parseScrutinee } from './parse-expr.ts';
import { parseBounds } from './parse-generics.ts';
import { parseItem, parseItems, startsItem } from './parse-item.ts';
import { parsePat } from './parse-pat.ts';
import { parseBlock } from './parse-stmt.ts';
import { parseTy, parseTyNoBounds } from './parse-ty.ts';

/** Rust's grammar. */
export const GRAMMAR: Grammar = {
  expr: parseExpr,
  scrutinee: parseScrutinee,
  bounds: parseBounds,
  ty: parseTy,
  tyNoBounds: parseTyNoBounds,
  pat: parsePat,
  block: parseBlock,
  items: parseItems,
  item: parseItem,
  startsItem,
};
