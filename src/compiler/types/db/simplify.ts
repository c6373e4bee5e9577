//! The quick reject: a type's outermost shape as a number, to find the few impls that could apply among thousands.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { FloatKind, GenericArg, GenericArgs, IntKind, Ty } from '../ty.ts';
import { unreachable } from '../../../base/assert.ts';

/** A head constructor. Numbers ≥ 0 are ADTs (their DefId), negative ones the built-in shapes. */
export type Head = number & { readonly __brand: 'Head' };

const INT_HEADS: Record<IntKind, number> = {
  i8: -10,
  i16: -11,
  i32: -12,
  i64: -13,
  i128: -14,
  isize: -15,
  u8: -16,
  u16: -17,
  u32: -18,
  u64: -19,
  u128: -20,
  usize: -21,
};
const FLOAT_HEADS: Record<FloatKind, number> = { f32: -22, f64: -23 };

/** Heads an integer variable may still become. */
export const INT_HEAD_LIST: readonly Head[] = Object.values(INT_HEADS) as Head[];
/** Heads a float variable may still become. */
export const FLOAT_HEAD_LIST: readonly Head[] = Object.values(FLOAT_HEADS) as Head[];

const BOOL = -1,
  CHAR = -2,
  STR = -3,
  NEVER = -4,
  SLICE = -30,
  ARRAY = -31,
  REF = -32,
  REF_MUT = -33,
  PTR = -34,
  PTR_MUT = -35,
  FN_PTR = -36,
  FN_DEF = -37,
  CLOSURE = -38,
  COROUTINE = -39,
  DYN_AUTO = -40,
  TUPLE = -1000,
  DYN = -1_000_000;

const tupleHead = (arity: number): number => TUPLE - arity;
const dynHead = (principal: DefId): number => DYN - principal;

/** `undefined`: a variable, parameter or alias (matches any head of an impl; as an impl's self type: a blanket impl). */
export function headOf(ty: Ty): Head | undefined {
  return head(ty) as Head | undefined;
}

function head(ty: Ty): number | undefined {
  switch (ty.kind) {
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'str':
      return STR;
    case 'never':
      return NEVER;
    case 'int':
      return INT_HEADS[ty.int];
    case 'float':
      return FLOAT_HEADS[ty.float];
    case 'adt':
      return ty.def;
    case 'tuple':
      return tupleHead(ty.items.length);
    case 'array':
      return ARRAY;
    case 'slice':
      return SLICE;
    case 'ref':
      return ty.mut === 'mut' ? REF_MUT : REF;
    case 'ptr':
      return ty.mut === 'mut' ? PTR_MUT : PTR;
    case 'fnDef':
      return FN_DEF;
    case 'fnPtr':
      return FN_PTR;
    case 'closure':
      return CLOSURE;
    case 'coroutine':
      return COROUTINE;
    case 'dyn':
      return ty.principal === undefined ? DYN_AUTO : dynHead(ty.principal.def);
    case 'projection':
    case 'opaque':
    case 'param':
    case 'infer':
    case 'error':
      return undefined;
    default:
      return unreachable(ty);
  }
}

/** The head of a HIR type without lowering it; 'lower' when only lowering can tell (aliases). */
export function headOfHir(ty: hir.Ty, program: hir.Program): Head | undefined | 'lower' {
  switch (ty.kind) {
    case 'prim':
      return (
        ty.prim === 'bool'
          ? BOOL
          : ty.prim === 'char'
            ? CHAR
            : ty.prim === 'str'
              ? STR
              : ty.prim === 'f32' || ty.prim === 'f64'
                ? FLOAT_HEADS[ty.prim]
                : INT_HEADS[ty.prim]
      ) as Head;
    case 'path': {
      const kind = program.def(ty.def).kind;
      return kind === 'struct' || kind === 'enum' || kind === 'union' ? (ty.def as number as Head) : 'lower';
    }
    case 'ref':
      return (ty.mut === 'mut' ? REF_MUT : REF) as Head;
    case 'ptr':
      return (ty.mut === 'mut' ? PTR_MUT : PTR) as Head;
    case 'slice':
      return SLICE as Head;
    case 'array':
      return ARRAY as Head;
    case 'tuple':
      return tupleHead(ty.items.length) as Head;
    case 'fnPtr':
      return FN_PTR as Head;
    case 'never':
      return NEVER as Head;
    case 'param':
      return undefined;
    case 'dyn':
    case 'selfTy':
    case 'assoc':
    case 'qualified':
    case 'opaque':
      return 'lower';
    case 'infer':
    case 'error':
      return undefined;
    default:
      return unreachable(ty);
  }
}

/**
 * Could the pattern (from an impl header: its params are holes) match the type? A cheap, deep test without bindings:
 * false is certain, true is not.
 */
export function mayMatch(pattern: Ty, ty: Ty): boolean {
  if (pattern === ty) return true;
  switch (pattern.kind) {
    case 'param':
    case 'projection':
    case 'opaque':
    case 'error':
    case 'infer':
      return true;
    default:
      break;
  }
  switch (ty.kind) {
    case 'infer':
      return ty.var.kind === 'ty' || (ty.var.kind === 'int' ? pattern.kind === 'int' : pattern.kind === 'float');
    case 'error':
      return true;
    case 'projection':
    case 'param':
      return false; // rigid here: what could be normalised has been
    case 'opaque':
      return false;
    default:
      break;
  }
  if (pattern.kind !== ty.kind) return false;
  switch (pattern.kind) {
    case 'adt':
      return ty.kind === 'adt' && pattern.def === ty.def && argsMayMatch(pattern.args, ty.args);
    case 'tuple':
      return (
        ty.kind === 'tuple' &&
        pattern.items.length === ty.items.length &&
        pattern.items.every((item, i) => mayMatch(item, ty.items[i] as Ty))
      );
    case 'array':
      return ty.kind === 'array' && mayMatch(pattern.elem, ty.elem);
    case 'slice':
      return ty.kind === 'slice' && mayMatch(pattern.elem, ty.elem);
    case 'ref':
    case 'ptr':
      return (ty.kind === 'ref' || ty.kind === 'ptr') && pattern.mut === ty.mut && mayMatch(pattern.ty, ty.ty);
    case 'fnPtr':
      return (
        ty.kind === 'fnPtr' &&
        pattern.params.length === ty.params.length &&
        pattern.params.every((param, i) => mayMatch(param, ty.params[i] as Ty)) &&
        mayMatch(pattern.ret, ty.ret)
      );
    case 'dyn':
      return ty.kind === 'dyn' && pattern.principal?.def === ty.principal?.def;
    default:
      // Leaves: equal ones were the same object. Closures, coroutines and fn items: by definition.
      return (
        (pattern.kind === 'closure' || pattern.kind === 'coroutine' || pattern.kind === 'fnDef') &&
        'def' in ty &&
        ty.def === pattern.def
      );
  }
}

/** `mayMatch` over argument lists. */
export function argsMayMatch(pattern: GenericArgs, args: GenericArgs): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const a = pattern[i] as GenericArg;
    const b = args[i];
    if (b === undefined) return true;
    if (a.kind === 'type' && b.kind === 'type' && !mayMatch(a.ty, b.ty)) return false;
    if (
      a.kind === 'const' &&
      b.kind === 'const' &&
      a.value.kind === 'value' &&
      b.value.kind === 'value' &&
      a.value.value !== b.value.value
    )
      return false;
  }
  return true;
}
