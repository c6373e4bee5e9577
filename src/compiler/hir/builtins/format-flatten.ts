//! Simplifies a `format_args!` as rustc does: nested ones and literals shown by a plain `{}` become part of the text. Programs see it:
//! `panic!("{}", "x")` has a `&'static str` as payload, and `Arguments::as_str` gives the whole text.
import type { Expr, FormatCount, FormatPiece } from '../hir.ts';

type ArgPiece = Extract<FormatPiece, { kind: 'arg' }>;
interface Flat {
  readonly pieces: readonly FormatPiece[];
  readonly args: readonly Expr[];
}

/** The same text with fewer placeholders. */
export function flattenFormat(pieces: readonly FormatPiece[], args: readonly Expr[]): Flat {
  const uses = new Map<number, number>();
  for (const index of pieces.flatMap(argsOf)) uses.set(index, (uses.get(index) ?? 0) + 1);
  const all = [...args];
  const out: FormatPiece[] = [];
  const push = (piece: FormatPiece): void => {
    const last = out[out.length - 1];
    if (piece.kind === 'text' && last?.kind === 'text')
      out[out.length - 1] = { kind: 'text', text: last.text + piece.text };
    else out.push(piece);
  };
  for (const piece of pieces) {
    const arg = piece.kind === 'arg' && isPlain(piece) ? peel(args[piece.arg]) : undefined;
    const text = arg === undefined ? undefined : literalText(arg);
    if (text !== undefined) push({ kind: 'text', text });
    else if (arg?.kind === 'formatArgs' && piece.kind === 'arg' && uses.get(piece.arg) === 1) {
      const start = all.length;
      all.push(...arg.args);
      for (const inner of arg.template.pieces) push(renumber(inner, (index) => index + start));
    } else push(piece);
  }
  const kept = [...new Set(out.flatMap(argsOf))].sort((a, c) => order(all, args, a) - order(all, args, c) || a - c);
  // Arguments no placeholder names any more are not evaluated: literals, and `format_args!` whose own arguments stay.
  const gone = args.flatMap((arg, i) => (kept.includes(i) || vanishes(arg) ? [] : [i]));
  const final = [...kept, ...gone].sort((a, c) => order(all, args, a) - order(all, args, c) || a - c);
  return {
    pieces: out.map((piece) => renumber(piece, (index) => final.indexOf(index))),
    args: final.flatMap((index) => all[index] ?? []),
  };
}

/** Arguments of a nested `format_args!` are evaluated where it stood. */
function order(all: readonly Expr[], args: readonly Expr[], index: number): number {
  if (index < args.length) return index;
  return args.findIndex((arg) => {
    const inner = peel(arg);
    return inner?.kind === 'formatArgs' && inner.args.some((a) => a === all[index]);
  });
}
function vanishes(arg: Expr): boolean {
  const inner = peel(arg);
  return inner !== undefined && (inner.kind === 'formatArgs' || literalText(inner) !== undefined);
}
function argsOf(piece: FormatPiece): readonly number[] {
  if (piece.kind === 'text') return [];
  return [piece.arg, ...[piece.width, piece.precision].flatMap((c) => (c.kind === 'arg' ? [c.arg] : []))];
}
function renumber(piece: FormatPiece, to: (index: number) => number): FormatPiece {
  if (piece.kind === 'text') return piece;
  const count = (c: FormatCount): FormatCount => (c.kind === 'arg' ? { kind: 'arg', arg: to(c.arg) } : c);
  return { ...piece, arg: to(piece.arg), width: count(piece.width), precision: count(piece.precision) };
}
function isPlain(piece: ArgPiece): boolean {
  return (
    piece.trait === 'Display' &&
    piece.fill === 32 &&
    piece.align === 'none' &&
    piece.sign === 'none' &&
    !piece.alternate &&
    !piece.zeroPad &&
    piece.debugHex === 'none' &&
    piece.width.kind === 'none' &&
    piece.precision.kind === 'none'
  );
}
function peel(arg: Expr | undefined): Expr | undefined {
  let expr = arg;
  while (expr?.kind === 'addrOf' && !expr.raw) expr = expr.expr;
  return expr;
}
/** What a string or integer literal shows; an integer that does not fit its type is an error elsewhere. */
function literalText(expr: Expr): string | undefined {
  if (expr.kind !== 'lit') return undefined;
  if (expr.lit.kind === 'str') return expr.lit.value;
  if (expr.lit.kind !== 'int') return undefined;
  const { value, suffix } = expr.lit;
  const limit = LIMITS.get(suffix ?? 'i32');
  return limit !== undefined && value <= limit ? String(value) : undefined;
}
const LIMITS: ReadonlyMap<string, bigint> = new Map(
  ['8', '16', '32', '64', '128', 'size'].flatMap((name): readonly (readonly [string, bigint])[] => {
    const bits = name === 'size' ? 64n : BigInt(name);
    return [
      [`u${name}`, (1n << bits) - 1n],
      [`i${name}`, (1n << (bits - 1n)) - 1n],
    ];
  }),
);
