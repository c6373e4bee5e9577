//! How rustc names a pair of types that do not match: the label (`expected X, found Y`) and the note below.
import type { SubDiagnostic } from '../../../../source/diagnostic.ts';
import type { GenericArgs, Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';

/** Longest text of a type in a label before it is abbreviated. */
const LABEL_LIMIT = 40;

/** Labels name types without their modules. */
const trimmed = (text: string): string => text.replace(/(?<![\w:>])(?:[a-z_][a-z0-9_]*::)+(?=[A-Za-z_])/g, '');

/** Prints at most `limit` types, the rest as `...`; as rustc abbreviates types too long for a label. */
class LimitedPrinter {
  private readonly fcx: FnCtxt;
  private left: number;

  constructor(fcx: FnCtxt, limit: number) {
    this.fcx = fcx;
    this.left = limit;
  }

  print(given: Ty): string {
    if (this.left <= 0) return '...';
    this.left--;
    const ty = this.fcx.infcx.shallow(given);
    switch (ty.kind) {
      case 'adt': {
        const { name } = this.fcx.db.program.def(ty.def);
        const args = this.args(ty.args);
        return args.length === 0 ? name : `${name}<${args.join(', ')}>`;
      }
      case 'tuple':
        return `(${ty.items.map((it) => this.print(it)).join(', ')}${ty.items.length === 1 ? ',' : ''})`;
      case 'ref':
        return `&${ty.mut === 'mut' ? 'mut ' : ''}${this.print(ty.ty)}`;
      case 'ptr':
        return `*${ty.mut === 'mut' ? 'mut' : 'const'} ${this.print(ty.ty)}`;
      case 'slice':
        return `[${this.print(ty.elem)}]`;
      case 'dyn': {
        const { principal } = ty;
        const names = ty.autos.map((it) => this.fcx.db.program.def(it).name);
        if (principal === undefined) return `dyn ${names.join(' + ')}`;
        const { name } = this.fcx.db.program.def(principal.def);
        if (principal.args.length === 0) {
          const assoc = principal.projections.map(
            (it) => `${this.fcx.db.program.def(it.def).name} = ${this.print(it.ty)}`,
          );
          return `dyn ${[`${name}${assoc.length === 0 ? '' : `<${assoc.join(', ')}>`}`, ...names].join(' + ')}`;
        }
        return trimmed(this.fcx.print(ty));
      }
      default:
        return trimmed(this.fcx.print(ty));
    }
  }

  private args(args: GenericArgs): string[] {
    return args.flatMap((arg) => (arg.kind === 'type' ? [this.print(arg.ty)] : arg.kind === 'region' ? ["'_"] : []));
  }
}

/** The type in full if it fits a label, else with as many of its parts as fit. */
function shortened(fcx: FnCtxt, ty: Ty): string {
  const full = trimmed(fcx.print(ty));
  if (full.length <= LABEL_LIMIT) return full;
  for (let limit = 50; limit > 0; limit--) {
    const text = new LimitedPrinter(fcx, limit).print(ty);
    if (text.length <= LABEL_LIMIT) return text;
  }
  return full;
}

/** rustc's `sort_string`: what a type is called in "expected X, found Y". */
function sortString(fcx: FnCtxt, given: Ty): string {
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
function prefixString(fcx: FnCtxt, given: Ty): string {
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
    if (a.kind === 'value' && b.kind === 'value' && a.value !== b.value)
      return `expected an array with a size of ${a.value}, found one with a size of ${b.value}`;
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
  if (
    expected.kind === 'ref' &&
    found.kind === 'ref' &&
    (expected.ty === found.ty || found.ty.flags.hasInfer || expected.ty.flags.hasInfer)
  ) {
    return ['&mut _', '&_'];
  }
  return [ta, tb];
}

/** `a` or `an` is never needed: rustc's plural of a count of arguments. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
