//! Patterns to tests. rustc's algorithm: candidates in order, each a list of (place, pattern) still to test; the first test of the first
//! candidate is performed, the longest prefix of candidates that each fit exactly one outcome is sorted into the outcomes, and what
//! follows is tested once, for all outcomes that find nothing. Linear in the patterns, and guards run in source order.
import { need, unreachable } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import { BOOL, mkArray, mkRef, mkSlice, STR, typeArg, U8, USIZE, usizeConst } from '../../types/interner.ts';
import type { Expr, Pat, PatConst } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { BlockIdx, Operand, Place } from '../mir.ts';
import { arrayLen, copyOf, derefOf, downcastOf, fieldOf, localPlace, moveOf, placeKey, project } from '../place.ts';
import type { Builder } from './builder.ts';
import { callFn, switchVariant } from './into.ts';
import { refTo } from './operand.ts';

type BindingPat = Extract<Pat, { kind: 'binding' }>;
/** A variable to bind once the candidate has matched. */
export interface Binding {
  readonly pat: BindingPat;
  readonly place: Place;
}
interface Pair {
  readonly place: Place;
  readonly pat: Pat;
}
/** One way to match: an arm without or-patterns, or one choice of alternatives. */
export interface Candidate {
  tests: Pair[];
  bindings: Binding[];
  /** Where it goes when all tests have passed. */
  readonly leaf: BlockIdx;
  readonly hasGuard: boolean;
  /** Index of its arm. */
  arm: number;
  /** Where a failed guard continues; known after the tree is built. */
  otherwise: BlockIdx | undefined;
}

/** Candidates of one arm: leaf blocks are new ones, unless nothing is bound and all may share one. */
export function candidatesOf(b: Builder, place: Place, pat: Pat, hasGuard: boolean): Candidate[] {
  return expand(b, {
    tests: [{ place, pat }],
    bindings: [],
    leaf: b.newBlock(),
    hasGuard,
    arm: 0,
    otherwise: undefined,
  });
}

/** Removes irrefutable patterns, collects bindings, and multiplies a candidate by its leading or-patterns. */
function expand(b: Builder, candidate: Candidate): Candidate[] {
  const tests: Pair[] = [];
  const bindings = [...candidate.bindings];
  const queue: Pair[] = [...candidate.tests];
  while (queue.length > 0) {
    const pair = need(queue.shift(), 'pair');
    const parts = simplify(b, pair, bindings);
    if (parts === undefined) tests.push(pair);
    else queue.unshift(...parts);
  }
  const at = tests.findIndex((pair) => pair.pat.kind === 'or');
  const or = tests[at];
  if (or?.pat.kind !== 'or') {
    candidate.tests = tests;
    candidate.bindings = bindings;
    return [candidate];
  }
  const shared = bindings.length === 0 && !candidate.hasGuard && tests.every((pair) => !binds(pair.pat));
  return or.pat.alts.flatMap((alt) => {
    const mine = [...tests.slice(0, at), { place: or.place, pat: alt }, ...tests.slice(at + 1)];
    const leaf = shared ? candidate.leaf : b.newBlock();
    return expand(b, {
      tests: mine,
      bindings: [...bindings],
      leaf,
      hasGuard: candidate.hasGuard,
      arm: candidate.arm,
      otherwise: undefined,
    });
  });
}

function binds(pat: Pat): boolean {
  switch (pat.kind) {
    case 'binding':
      return true;
    case 'variant':
      return pat.fields.some((field) => binds(field.pat));
    case 'tuple':
      return pat.items.some((item) => binds(item.pat));
    case 'deref':
      return binds(pat.pat);
    case 'slice':
      return [...pat.prefix, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.suffix].some(binds);
    case 'or':
      return pat.alts.some(binds);
    default:
      return false;
  }
}

/** The parts of a pattern that needs no test itself; undefined if it needs one. */
function simplify(b: Builder, { place, pat }: Pair, bindings: Binding[]): Pair[] | undefined {
  switch (pat.kind) {
    case 'wild':
      return [];
    case 'binding':
      bindings.push({ pat, place });
      return pat.sub === undefined ? [] : [{ place, pat: pat.sub }];
    case 'deref':
      return [{ place: derefOf(place), pat: pat.pat }];
    case 'tuple':
      return pat.items.map((item) => ({ place: fieldOf(place, item.index, item.pat.ty), pat: item.pat }));
    case 'variant':
      if (!pat.isEnum) return fieldPairs(place, pat);
      return isSingleVariant(b, pat) ? fieldPairs(downcastOf(place, pat.variant), pat) : undefined;
    case 'slice':
      if (pat.ty.kind === 'array') return slicePairs(b, place, pat);
      return pat.prefix.length + pat.suffix.length === 0 && pat.hasRest ? slicePairs(b, place, pat) : undefined;
    case 'const':
    case 'range':
    case 'or':
    case 'never':
      return undefined;
    default:
      return unreachable(pat);
  }
}

function isSingleVariant(b: Builder, pat: Extract<Pat, { kind: 'variant' }>): boolean {
  const def = b.cx.db.program.def(pat.adt);
  return def.kind === 'enum' && def.variants.length === 1;
}

function fieldPairs(place: Place, pat: Extract<Pat, { kind: 'variant' }>): Pair[] {
  return pat.fields.map((field) => ({ place: fieldOf(place, field.index, field.pat.ty), pat: field.pat }));
}

/** Elements of a slice pattern. Of arrays all are counted from the start, so that moves out of them name the same paths. */
function slicePairs(b: Builder, place: Place, pat: Extract<Pat, { kind: 'slice' }>): Pair[] {
  const { prefix, middle, suffix } = pat;
  const len = arrayLen(b.cx.db, pat.ty);
  const pairs: Pair[] = prefix.map((item, i) => ({
    place: project(place, { kind: 'constIndex', offset: i, fromEnd: false }),
    pat: item,
  }));
  if (middle !== undefined) {
    const proj =
      len === undefined
        ? ({ kind: 'subslice', from: prefix.length, to: suffix.length, fromEnd: true } as const)
        : ({ kind: 'subslice', from: prefix.length, to: len - suffix.length, fromEnd: false } as const);
    pairs.push({ place: project(place, proj), pat: middle });
  }
  suffix.forEach((item, i) => {
    const back = suffix.length - i;
    const proj = len === undefined ? { offset: back, fromEnd: true } : { offset: len - back, fromEnd: false };
    pairs.push({ place: project(place, { kind: 'constIndex', ...proj }), pat: item });
  });
  return pairs;
}

// ------------------------------------------------------------------ tests

/** A question about one place; outcomes are numbered, the last one is "none of the above". */
type Test =
  | { readonly kind: 'variant'; readonly variants: number[] }
  | { readonly kind: 'int'; readonly values: bigint[] }
  | { readonly kind: 'eq'; readonly value: PatConst }
  | { readonly kind: 'range'; readonly pat: Extract<Pat, { kind: 'range' }> }
  | { readonly kind: 'len'; readonly min: number; readonly exact: boolean }
  | { readonly kind: 'never' };

function testFor(pat: Pat): Test {
  switch (pat.kind) {
    case 'variant':
      return { kind: 'variant', variants: [] };
    case 'const':
      return pat.value.kind === 'int' ? { kind: 'int', values: [] } : { kind: 'eq', value: pat.value };
    case 'range':
      return { kind: 'range', pat };
    case 'slice':
      return { kind: 'len', min: pat.prefix.length + pat.suffix.length, exact: !pat.hasRest };
    default:
      return { kind: 'never' };
  }
}

function sameConst(a: PatConst, c: PatConst): boolean | undefined {
  // The pattern the test was made of: named constants are otherwise only known when monomorphised.
  if (a === c) return true;
  if (a.kind === 'named' || c.kind === 'named') return undefined;
  if (a.kind === 'bytes' && c.kind === 'bytes')
    return a.value.length === c.value.length && a.value.every((byte, i) => byte === c.value[i]);
  if (a.kind === 'bytes' || c.kind === 'bytes' || a.kind !== c.kind) return undefined;
  return a.value === c.value;
}

const intOf = (value: PatConst | undefined): bigint | undefined => (value?.kind === 'int' ? value.value : undefined);

/** Is every value of `range` surely above or below `value`? */
function outside(range: Extract<Pat, { kind: 'range' }>, value: bigint): boolean {
  const low = intOf(range.low);
  const high = intOf(range.high);
  return (low !== undefined && value < low) || (high !== undefined && (range.inclusive ? value > high : value >= high));
}

/** Index of the only outcome a pattern can match, and whether that outcome proves it; undefined: not decided by this test. */
function sortInto(test: Test, pat: Pat): { readonly outcome: number; readonly proven: boolean } | undefined {
  switch (test.kind) {
    case 'variant': {
      if (pat.kind !== 'variant') return undefined;
      let at = test.variants.indexOf(pat.variant);
      if (at < 0) at = test.variants.push(pat.variant) - 1;
      return { outcome: at, proven: true };
    }
    case 'int': {
      if (pat.kind !== 'const' || pat.value.kind !== 'int') return undefined;
      let at = test.values.indexOf(pat.value.value);
      if (at < 0) at = test.values.push(pat.value.value) - 1;
      return { outcome: at, proven: true };
    }
    case 'eq': {
      if (pat.kind !== 'const') return undefined;
      const same = sameConst(test.value, pat.value);
      return same === undefined ? undefined : same ? { outcome: 0, proven: true } : { outcome: 1, proven: false };
    }
    case 'range': {
      if (pat === test.pat) return { outcome: 0, proven: true };
      if (pat.kind === 'const' && pat.value.kind === 'int' && outside(test.pat, pat.value.value))
        return { outcome: 1, proven: false };
      return undefined;
    }
    case 'len': {
      if (pat.kind !== 'slice') return undefined;
      const min = pat.prefix.length + pat.suffix.length;
      if (min === test.min && pat.hasRest !== test.exact) return { outcome: 0, proven: true };
      if (test.exact && !pat.hasRest) return { outcome: 1, proven: false };
      if (!test.exact && !pat.hasRest && min < test.min) return { outcome: 1, proven: false };
      return undefined;
    }
    case 'never':
      return undefined;
  }
}

/** Builds the tests for `candidates` from `start` on; what nobody matches goes to `otherwise`. `reached` hears of each candidate that can match. */
export function buildTree(
  b: Builder,
  start: BlockIdx,
  candidates: readonly Candidate[],
  otherwise: BlockIdx,
  span: Span,
  reached: (candidate: Candidate) => void,
): void {
  const [first, ...later] = candidates;
  if (first === undefined) {
    b.inBlock(start, () => b.goto(otherwise, span));
    return;
  }
  const pair = first.tests[0];
  if (pair === undefined) {
    b.inBlock(start, () => b.goto(first.leaf, span));
    reached(first);
    if (first.hasGuard) {
      first.otherwise = b.newBlock();
      buildTree(b, first.otherwise, later, otherwise, span, reached);
    }
    return;
  }
  const key = placeKey(pair.place);
  const test = testFor(pair.pat);
  const outcomes: Candidate[][] = [];
  const failed: Candidate[] = []; // the "none of the above" outcome of two-way tests
  let sorted = 0;
  for (const candidate of candidates) {
    const at = candidate.tests.findIndex((it) => placeKey(it.place) === key);
    const mine = candidate.tests[at];
    if (mine === undefined) break;
    const fits = sortInto(test, mine.pat);
    if (fits === undefined) break;
    sorted++;
    if (!fits.proven) {
      failed.push(candidate);
      continue;
    }
    const rest = [...candidate.tests.slice(0, at), ...subPairs(b, mine), ...candidate.tests.slice(at + 1)];
    candidate.tests = rest;
    (outcomes[fits.outcome] ??= []).push(...expand(b, candidate));
  }
  const remaining = candidates.slice(sorted);
  const rest = remaining.length === 0 ? otherwise : b.newBlock();
  if (sorted === 0) {
    // `!` patterns: nothing can get here.
    b.inBlock(start, () => b.terminate({ kind: 'unreachable', span }));
    buildTree(b, rest, remaining, otherwise, span, reached);
    return;
  }
  const fail = failed.length === 0 ? rest : b.newBlock();
  const targets = outcomes.map(() => b.newBlock());
  b.inBlock(start, () => performTest(b, test, pair, targets, fail));
  outcomes.forEach((group, i) => buildTree(b, need(targets[i], 'outcome'), group, rest, span, reached));
  if (failed.length > 0) buildTree(b, fail, failed, rest, span, reached);
  if (remaining.length > 0) buildTree(b, rest, remaining, otherwise, span, reached);
}

/** What is left of a pattern after its test has passed. */
function subPairs(b: Builder, { place, pat }: Pair): Pair[] {
  if (pat.kind === 'variant') return fieldPairs(downcastOf(place, pat.variant), pat);
  if (pat.kind === 'slice') return slicePairs(b, place, pat);
  return [];
}

function performTest(b: Builder, test: Test, { place, pat }: Pair, targets: readonly BlockIdx[], fail: BlockIdx): void {
  const { span, ty } = pat;
  switch (test.kind) {
    case 'variant': {
      const cases = test.variants.map((variant, i) => [variant, need(targets[i], 'outcome')] as const);
      let otherwise = fail;
      if (pat.kind === 'variant') {
        const def = b.cx.db.program.def(pat.adt);
        if (def.kind === 'enum' && cases.length === def.variants.length) {
          otherwise = b.newBlock();
          b.inBlock(otherwise, () => b.terminate({ kind: 'unreachable', span }));
        }
      }
      switchVariant(b, place, cases, otherwise, span);
      return;
    }
    case 'int': {
      const operand = copyOf(place);
      b.terminate({ kind: 'switch', operand, ty, values: test.values, targets, otherwise: fail, span });
      return;
    }
    case 'eq':
      branch(b, equals(b, place, ty, test.value, span), need(targets[0], 'outcome'), fail, span);
      return;
    case 'range': {
      const { low, high, inclusive } = test.pat;
      if (low !== undefined) compare(b, '>=', copyOf(place), constOperand(low, ty, span), fail, span);
      if (high !== undefined)
        compare(b, inclusive ? '<=' : '<', copyOf(place), constOperand(high, ty, span), fail, span);
      b.goto(need(targets[0], 'outcome'), span);
      return;
    }
    case 'len': {
      const len = b.scratch(USIZE, span);
      b.assign(localPlace(len), { kind: 'len', place }, span);
      const wanted: Operand = { kind: 'const', value: { kind: 'int', value: BigInt(test.min) }, ty: USIZE, span };
      compare(b, test.exact ? '==' : '>=', copyOf(localPlace(len)), wanted, fail, span);
      b.goto(need(targets[0], 'outcome'), span);
      return;
    }
    case 'never':
      b.terminate({ kind: 'unreachable', span });
      return;
    default:
      unreachable(test);
  }
}

/** Branches on a bool operand. */
export function branch(b: Builder, cond: Operand, then: BlockIdx, otherwise: BlockIdx, span: Span): void {
  b.terminate({ kind: 'switch', operand: cond, ty: BOOL, values: [0n], targets: [otherwise], otherwise: then, span });
}

function compare(
  b: Builder,
  op: '==' | '>=' | '<=' | '<',
  left: Operand,
  right: Operand,
  fail: BlockIdx,
  span: Span,
): void {
  const ok = b.scratch(BOOL, span);
  b.assign(localPlace(ok), { kind: 'binary', op, left, right }, span);
  const next = b.newBlock();
  branch(b, moveOf(localPlace(ok)), next, fail, span);
  b.cur = next;
}

function constOperand(value: PatConst, ty: Ty, span: Span): Operand {
  switch (value.kind) {
    case 'int':
    case 'float':
      return value.kind === 'int'
        ? { kind: 'const', value: { kind: 'int', value: value.value }, ty, span }
        : { kind: 'const', value: { kind: 'float', value: value.value }, ty, span };
    case 'str':
      return { kind: 'const', value: { kind: 'str', value: value.value }, ty: mkRef(STR, 'not'), span };
    case 'bytes':
      return {
        kind: 'const',
        value: { kind: 'bytes', value: value.value },
        ty: mkRef(mkArray(U8, usizeConst(BigInt(value.value.length))), 'not'),
        span,
      };
    case 'named':
      return { kind: 'const', value: { kind: 'item', def: value.def, args: value.args }, ty, span };
  }
}

/** `place == value`: scalars directly; `str`, `[u8]` and types of one's own through `PartialEq::eq`. */
function equals(b: Builder, place: Place, ty: Ty, value: PatConst, span: Span): Operand {
  const ok = b.scratch(BOOL, span);
  const isRef = ty.kind === 'ref';
  const target = isRef ? ty.ty : ty;
  const scalar = target.kind === 'bool' || target.kind === 'char' || target.kind === 'int' || target.kind === 'float';
  if (scalar && !isRef) {
    b.assign(
      localPlace(ok),
      { kind: 'binary', op: '==', left: copyOf(place), right: constOperand(value, ty, span) },
      span,
    );
    return moveOf(localPlace(ok));
  }
  let left = isRef ? copyOf(place) : refTo(b, place, ty, 'not', span);
  let right = constOperand(value, isRef ? ty : mkRef(ty, 'not'), span);
  if (value.kind === 'named' && !isRef) {
    // A constant of a type of one's own is made first: `eq` looks at it by reference.
    const made = b.scratch(ty, span);
    b.assign(localPlace(made), { kind: 'use', operand: constOperand(value, ty, span) }, span);
    right = refTo(b, localPlace(made), ty, 'not', span);
  }
  let self = target;
  if (value.kind === 'bytes') {
    self = mkSlice(U8);
    if (target.kind === 'array') left = unsized(b, left, self, span);
    right = unsized(b, right, self, span);
  }
  const partialEq = b.cx.db.lang('eq');
  const eq = partialEq === undefined ? undefined : b.cx.db.assocItems(partialEq).find((item) => item.name === 'eq');
  const args = [typeArg(self), typeArg(self)];
  callFn(b, localPlace(ok), { def: need(eq, 'PartialEq::eq').def, args }, [left, right], BOOL, span, 'match');
  return moveOf(localPlace(ok));
}

function unsized(b: Builder, operand: Operand, target: Ty, span: Span): Operand {
  const ty = mkRef(target, 'not');
  const at = b.scratch(ty, span);
  b.assign(localPlace(at), { kind: 'cast', cast: 'unsize', operand, ty }, span);
  return copyOf(localPlace(at));
}

/** Does a guard bind variables (`if let` guards)? */
export function hasLet(expr: Expr): boolean {
  if (expr.kind === 'let') return true;
  if (expr.kind === 'logical') return hasLet(expr.left) || hasLet(expr.right);
  return expr.kind === 'dropTemps' && hasLet(expr.expr);
}
