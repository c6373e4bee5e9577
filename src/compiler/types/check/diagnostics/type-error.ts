//! How rustc names a pair of types that do not match: the label (`expected X, found Y`) and the note below.
import type { SubDiagnostic } from '../../../../source/diagnostic.ts';
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';

/** Longest text of a type in a label before it is abbreviated. */
const LABEL_LIMIT = 40;

/** A type with the parts below `depth` replaced by `...`, until it fits, as rustc abbreviates. */
function shortened(fcx: FnCtxt, ty: Ty): string {
  // Labels name types without their modules.
  const full = fcx.print(ty).replace(/(?<![\w:>])(?:[a-z_][a-z0-9_]*::)+(?=[A-Za-z_])/g, '');
  if (full.length <= LABEL_LIMIT) return full;
  for (let depth = 8; depth > 0; depth--) {
    const text = cutBelow(full, depth);
    if (text.length <= LABEL_LIMIT) return text;
  }
  return cutBelow(full, 1);
}

/** `A<B<C>>` cut at bracket depth. */
function cutBelow(text: string, depth: number): string {
  let out = '';
  let level = 0;
  let skipped = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text[i] ?? '';
    const arrow = ch === '>' && (text[i - 1] === '-' || text[i - 1] === '=');
    if (ch === '<' || ch === '(') {
      if (level < depth) out += ch;
      level++;
      if (level > depth && !skipped) {
        out += level === depth + 1 ? '' : '';
        skipped = true;
      }
      if (level === depth + 1) out += ch + '...';
      continue;
    }
    if ((ch === '>' && !arrow) || ch === ')') {
      level--;
      if (level <= depth) out += ch;
      if (level < depth) skipped = false;
      continue;
    }
    if (level <= depth) out += ch;
  }
  return out;
}

/** rustc's `sort_string`: what a type is called in "expected X, found Y". */
export function sortString(fcx: FnCtxt, given: Ty): string {
  const ty = fcx.infcx.resolve(given);
  switch (ty.kind) {
    case 'fnDef': {
      const def = fcx.db.program.def(ty.def);
      if (def.kind === 'variant') return 'enum constructor';
      return def.kind === 'struct' ? 'struct constructor' : 'fn item';
    }
    case 'fnPtr':
      return 'fn pointer';
    case 'closure':
      return 'closure';
    case 'coroutine':
      return coroutineNoun(fcx, ty);
    case 'infer':
      return ty.var.kind === 'int' ? 'integer' : ty.var.kind === 'float' ? 'floating-point number' : 'inferred type';
    case 'param':
      return `type parameter \`${ty.name}\``;
    case 'projection':
      return 'associated type';
    case 'opaque': {
      const def = fcx.db.program.def(ty.def);
      return def.kind === 'opaque' && def.origin === 'asyncFn' ? 'future' : 'opaque type';
    }
    case 'error':
      return 'type error';
    default:
      return `\`${shortened(fcx, ty)}\``;
  }
}

function coroutineNoun(fcx: FnCtxt, ty: Ty & { kind: 'coroutine' }): string {
  const state = fcx.closures.get(ty.def);
  const flavor = state?.flavor ?? fcx.db.closureInfo(ty.def).flavor;
  const asyncFn = state === undefined ? fcx.db.closureInfo(ty.def).isAsyncFn : state.expr.asyncFn;
  if (flavor === 'gen') return '`async gen` block';
  return asyncFn ? '`async` fn body' : '`async` block';
}

/** `enum`, `struct`, `reference`, …: the word before the type in the notes. */
export function prefixString(fcx: FnCtxt, given: Ty): string {
  const ty = fcx.infcx.resolve(given);
  switch (ty.kind) {
    case 'infer':
    case 'error':
    case 'bool':
    case 'char':
    case 'int':
    case 'float':
    case 'str':
    case 'never':
      return 'type';
    case 'tuple':
      return ty.items.length === 0 ? 'unit type' : 'tuple';
    case 'adt': {
      const def = fcx.db.program.def(ty.def);
      return def.kind === 'enum' ? 'enum' : def.kind === 'union' ? 'union' : 'struct';
    }
    case 'array':
      return 'array';
    case 'slice':
      return 'slice';
    case 'ptr':
      return 'raw pointer';
    case 'ref':
      return ty.mut === 'mut' ? 'mutable reference' : 'reference';
    case 'fnDef': {
      const def = fcx.db.program.def(ty.def);
      return def.kind === 'variant' ? 'enum constructor' : def.kind === 'struct' ? 'struct constructor' : 'fn item';
    }
    case 'fnPtr':
      return 'fn pointer';
    case 'dyn':
      return 'trait object';
    case 'closure':
      return 'closure';
    case 'coroutine':
      return coroutineNoun(fcx, ty);
    case 'projection':
      return 'associated type';
    case 'param':
      return 'type parameter';
    case 'opaque':
      return 'opaque type';
  }
}

function isSimple(ty: Ty): boolean {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
    case 'float':
      return true;
    case 'infer':
      return true;
    case 'adt':
      return !ty.args.some((arg) => arg.kind !== 'region');
    case 'ref':
      return isSimple(ty.ty);
    case 'tuple':
      return ty.items.length === 0;
    default:
      return false;
  }
}

/** The innermost reason two types differ, if rustc says something more precise than "expected X, found Y". */
function specific(fcx: FnCtxt, expected: Ty, found: Ty): string | undefined {
  if (expected.kind === 'ref' && found.kind === 'ref') {
    if (expected.mut !== found.mut && expected.mut === 'mut') return 'types differ in mutability';
  }
  if (expected.kind === 'tuple' && found.kind === 'tuple' && expected.items.length !== found.items.length) {
    const n = (count: number): string => `${count} element${count === 1 ? '' : 's'}`;
    if (expected.items.length === 0 || found.items.length === 0) return undefined;
    return `expected a tuple with ${n(expected.items.length)}, found one with ${n(found.items.length)}`;
  }
  if (expected.kind === 'array' && found.kind === 'array') {
    const a = fcx.infcx.resolveConst(expected.len);
    const b = fcx.infcx.resolveConst(found.len);
    if (a.kind === 'value' && b.kind === 'value' && a.value !== b.value) return `expected an array with a size of ${a.value}, found one with a size of ${b.value}`;
  }
  if (expected.kind === 'fnPtr' && (found.kind === 'fnPtr' || found.kind === 'fnDef')) {
    const params = found.kind === 'fnPtr' ? found.params.length : fcx.db.fnSig(found.def).params.length;
    if (params !== expected.params.length) return 'incorrect number of function parameters';
  }
  return undefined;
}

/** The label of a mismatch: `expected `i32`, found `&str``. */
export function mismatchLabel(fcx: FnCtxt, expectedTy: Ty, foundTy: Ty): string {
  const expected = fcx.infcx.resolve(expectedTy);
  const found = fcx.infcx.resolve(foundTy);
  const precise = specific(fcx, expected, found);
  if (precise !== undefined) return precise;
  const a = sortString(fcx, expected);
  const b = sortString(fcx, found);
  return a === b ? `expected ${a}, found a different ${b}` : `expected ${a}, found ${b}`;
}

function isAsyncFnFuture(fcx: FnCtxt, ty: Ty): boolean {
  if (ty.kind !== 'opaque') return false;
  const def = fcx.db.program.def(ty.def);
  return def.kind === 'opaque' && def.origin === 'asyncFn';
}

/** The `expected enum ... found type ...` note, unless both types are plain. */
export function mismatchNotes(fcx: FnCtxt, expectedTy: Ty, foundTy: Ty): SubDiagnostic[] {
  const expected = fcx.infcx.resolve(expectedTy);
  const found = fcx.infcx.resolve(foundTy);
  const precise = specific(fcx, expected, found);
  const mustNote = precise !== undefined && !precise.startsWith('expected an array');
  if (!mustNote && isSimple(expected) && isSimple(found)) return [];
  // What an async fn returns has no name worth a note; a suggestion to await follows where it helps.
  if (isAsyncFnFuture(fcx, found)) return [];
  if (expected.kind === 'array' && found.kind === 'array') return [];
  let a = prefixString(fcx, expected);
  let b = prefixString(fcx, found);
  let ta = fcx.print(expected);
  let tb = fcx.print(found);
  if (precise === 'types differ in mutability') {
    [ta, tb] = highlightMutability(expected, found, ta, tb);
  }
  const first = `expected ${a}`;
  const second = `found ${b}`;
  const width = Math.max(first.length, second.length);
  a = first.padStart(width);
  b = second.padStart(width);
  const more: SubDiagnostic[] = [];
  if (ta === tb && found.kind === 'closure') {
    more.push({ kind: 'note', text: 'no two closures, even if identical, have the same type' });
    more.push({ kind: 'help', text: 'consider boxing your closure and/or using it as a trait object' });
  }
  return [{ kind: 'note', text: `${a.trimStart()} \`${ta}\`\n${b} \`${tb}\`` }, ...more];
}

/** Where only the mutability differs, rustc elides what is equal. */
function highlightMutability(expected: Ty, found: Ty, ta: string, tb: string): [string, string] {
  if (expected.kind === 'ref' && found.kind === 'ref' && (expected.ty === found.ty || found.ty.flags.hasInfer || expected.ty.flags.hasInfer)) {
    return ['&mut _', '&_'];
  }
  return [ta, tb];
}

/** `a` or `an` is never needed: rustc's plural of a count of arguments. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
