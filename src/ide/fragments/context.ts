//! What one round of repair works with.
import type { Program } from '../../compiler/hir/hir.ts';
import type { Checker } from '../../compiler/types/api.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { BaseText, Whole } from './base-text.ts';
import type { Holes, Origin } from './holes.ts';
import type { FnStub, Stubs } from './stubs.ts';
import type { Tokens } from './tokens.ts';
import type { Ty } from './type-text.ts';

/** What the compiler says about a text. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly checker: Checker;
}

/** The state of a repair, and the text of this round. */
export interface Cx {
  readonly stubs: Stubs;
  readonly holes: Holes;
  readonly base: BaseText;
  /** Said to the person at the end: what was changed in their own text. */
  readonly remarks: Set<string>;
  /** The path of a library item of that name. */
  readonly index: (name: string) => string | undefined;
  whole: Whole;
  tokens: Tokens;
  program: Program;
}

/** A new hole. */
export function hole(cx: Cx, kind: Origin['kind'], hint: string): Ty {
  return cx.holes.fresh({ kind, hint });
}

/** A made-up function for the call whose `(` is the token at `open`. */
export function stubForCall(cx: Cx, name: string, owner: string | undefined, module: string, open: number): FnStub {
  const { tokens } = cx;
  const isCall = tokens.kind(open) === '(';
  const used = new Set<string>(['self']);
  const params = (isCall ? tokens.parts(open) : []).map((part) => {
    const wanted = tokens.nameOf(part) ?? 'input';
    let free = wanted;
    for (let n = 2; used.has(free); n++) free = `${wanted}${String(n)}`;
    used.add(free);
    return { name: free, ty: hole(cx, 'parameter', free) };
  });
  const fn: FnStub = {
    name, owner, module, self: '', isAsync: isCall && tokens.awaited(open), params,
    ret: hole(cx, 'result', name), statement: isCall && isStatement(tokens, open),
    exhausted: isCall && isExhausted(tokens, open), body: undefined,
  }; // prettier-ignore
  cx.stubs.fns.push(fn);
  return fn;
}

/** `f(x).await;` alone on its line, or `_ = f(x) => ..`. */
function isStatement(tokens: Tokens, open: number): boolean {
  let end = tokens.closing(open) + 1;
  if (tokens.kind(end) === '.' && tokens.word(end + 1) === 'await') end += 2;
  let start = open - 1;
  while (tokens.word(start) !== '' || tokens.kind(start) === '::' || tokens.kind(start) === '.') start--;
  if (tokens.kind(start) === '=' && tokens.kind(start - 1) === '_') return true;
  const before = tokens.kind(start);
  return (
    (tokens.kind(end) === ';' || (tokens.kind(end) === ',' && before === '=>')) &&
    (before === '{' || before === ';' || before === '}' || before === '=>')
  );
}

/** `while let .. = f(x).await {`. */
function isExhausted(tokens: Tokens, open: number): boolean {
  let start = open - 1;
  while (tokens.word(start) !== '' || tokens.kind(start) === '::' || tokens.kind(start) === '.') {
    if (tokens.word(start) === 'while') return true;
    start--;
  }
  if (tokens.kind(start) !== '=') return false;
  for (let k = start; k > Math.max(0, start - 12); k--) {
    if (tokens.kind(k) === '{' || tokens.kind(k) === ';') return false;
    if (tokens.word(k) === 'while') return true;
  }
  return false;
}
