//! Hash-consing of semantic types: one object per distinct type, for the whole session, so that `===` is type equality.
//! Types are pure structure (they know no program), so several programs may share the table.
import type { DefId, Mutability } from '../hir/hir.ts';
import type {
  Const,
  ExistentialTrait,
  FloatKind,
  GenericArg,
  GenericArgs,
  InferVar,
  IntKind,
  Region,
  Ty,
  TyFlags,
  TyId,
  TyKind,
} from './ty.ts';

const INFER = 1;
const PARAM = 2;
const ALIAS = 4;
const ERROR = 8;
const REGION = 16;
/** Mentions an opaque type (a subset of ALIAS). */
const OPAQUE = 32;
/** Mentions a closure or coroutine: facts about it may still be being inferred. */
const CLOSURE = 64;

const flagObjects: TyFlags[] = [];
for (let bits = 0; bits < 32; bits++)
  flagObjects.push({
    hasInfer: (bits & INFER) !== 0,
    hasParam: (bits & PARAM) !== 0,
    hasAlias: (bits & ALIAS) !== 0,
    hasError: (bits & ERROR) !== 0,
    hasRegion: (bits & REGION) !== 0,
  });

// Side tables by TyId.
const bitsById: number[] = [];
const maxDefById: number[] = [];
const table = new Map<string, Ty>();

function intern(key: string, bits: number, maxDef: number, make: () => TyKind): Ty {
  const known = table.get(key);
  if (known !== undefined) return known;
  const id = bitsById.length as TyId;
  bitsById.push(bits);
  maxDefById.push(maxDef);
  const ty = { id, flags: flagObjects[bits & 31] as TyFlags, ...make() } as Ty;
  table.set(key, ty);
  return ty;
}

function leaf(key: string, kind: TyKind, bits = 0): Ty {
  return intern(key, bits, -1, () => kind);
}

const bits = (ty: Ty): number => bitsById[ty.id] ?? 0;

/** The largest definition id a type mentions (-1 if none): below `nLibraryDefs` it is purely the library's. */
export const maxDef = (ty: Ty): number => maxDefById[ty.id] ?? -1;
/** Does the type mention an opaque type? */
export const hasOpaque = (ty: Ty): boolean => (bits(ty) & OPAQUE) !== 0;

/** The one region of type checking. */
export const ERASED: Region = { kind: 'erased' };
export const STATIC: Region = { kind: 'static' };

function regionBits(region: Region): number {
  return region.kind === 'erased' || region.kind === 'static' ? 0 : REGION;
}

function regionKey(region: Region): string {
  switch (region.kind) {
    case 'erased':
      return '';
    case 'static':
      return "'s";
    case 'param':
      return `'p${region.index}`;
    case 'bound':
      return `'b${region.depth}.${region.index}`;
    case 'var':
      return `'v${region.index}`;
  }
}

/** A text equal for equal constants. */
function constKey(value: Const): string {
  switch (value.kind) {
    case 'value':
      return `#${value.value}`;
    case 'param':
      return `#p${value.index}.${value.def}`;
    case 'infer':
      return `#?${value.index}`;
    case 'unevaluated':
      return `#u${value.def}<${argsKey(value.args)}>`;
    case 'error':
      return '#e';
  }
}

function constBits(value: Const): number {
  switch (value.kind) {
    case 'value':
      return 0;
    case 'param':
      return PARAM;
    case 'infer':
      return INFER;
    case 'unevaluated':
      return argsBits(value.args) | ALIAS;
    case 'error':
      return ERROR;
  }
}

/** A text equal for equal arguments. */
export function argKey(arg: GenericArg): string {
  switch (arg.kind) {
    case 'type':
      return `${arg.ty.id}`;
    case 'region':
      return regionKey(arg.region);
    case 'const':
      return constKey(arg.value);
  }
}

/** A text equal for equal argument lists. */
export function argsKey(args: GenericArgs): string {
  let key = '';
  for (const arg of args) key += `${arg.kind === 'type' ? arg.ty.id : argKey(arg)},`;
  return key;
}

function argsBits(args: GenericArgs): number {
  let all = 0;
  for (const arg of args) {
    if (arg.kind === 'type') all |= bits(arg.ty);
    else if (arg.kind === 'region') all |= regionBits(arg.region);
    else all |= constBits(arg.value);
  }
  return all;
}

function argsMaxDef(args: GenericArgs, start: number): number {
  let max = start;
  for (const arg of args) {
    if (arg.kind === 'type') max = Math.max(max, maxDef(arg.ty));
    else if (arg.kind === 'const') {
      if (arg.value.kind === 'param') max = Math.max(max, arg.value.def);
      else if (arg.value.kind === 'unevaluated') max = argsMaxDef(arg.value.args, Math.max(max, arg.value.def));
    }
  }
  return max;
}

/** Does any argument mention an inference variable? */
export const argsHaveInfer = (args: GenericArgs): boolean => (argsBits(args) & INFER) !== 0;
/** Does any argument mention a generic parameter? */
export const argsHaveParam = (args: GenericArgs): boolean => (argsBits(args) & PARAM) !== 0;
/** Does any argument mention a projection, opaque type or unevaluated constant? */
export const argsHaveAlias = (args: GenericArgs): boolean => (argsBits(args) & ALIAS) !== 0;
/** Does any argument mention the error type? */
export const argsHaveError = (args: GenericArgs): boolean => (argsBits(args) & ERROR) !== 0;
/** The largest definition id mentioned (-1 if none). */
export const argsMax = (args: GenericArgs): number => argsMaxDef(args, -1);

function tysKey(items: readonly Ty[]): string {
  let key = '';
  for (const item of items) key += `${item.id},`;
  return key;
}

function tysBits(items: readonly Ty[]): number {
  let all = 0;
  for (const item of items) all |= bits(item);
  return all;
}

function tysMaxDef(items: readonly Ty[]): number {
  let max = -1;
  for (const item of items) max = Math.max(max, maxDef(item));
  return max;
}

// ------------------------------------------------------------------ leaves

export const BOOL = leaf('bool', { kind: 'bool' });
export const CHAR = leaf('char', { kind: 'char' });
export const STR = leaf('str', { kind: 'str' });
export const NEVER = leaf('!', { kind: 'never' });
export const ERROR_TY = leaf('err', { kind: 'error' }, ERROR);

const INTS: readonly IntKind[] = [
  'i8',
  'i16',
  'i32',
  'i64',
  'i128',
  'isize',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'usize',
];
const intTys = new Map<IntKind, Ty>(INTS.map((int) => [int, leaf(int, { kind: 'int', int })]));
const f32Ty = leaf('f32', { kind: 'float', float: 'f32' });
const f64Ty = leaf('f64', { kind: 'float', float: 'f64' });

/** `i32`, `usize`, … */
export function mkInt(int: IntKind): Ty {
  return intTys.get(int) ?? ERROR_TY;
}
/** `f32` or `f64`. */
export function mkFloat(float: FloatKind): Ty {
  return float === 'f32' ? f32Ty : f64Ty;
}
export const USIZE = mkInt('usize');
export const I32 = mkInt('i32');
export const F64 = f64Ty;
export const U8 = mkInt('u8');

// ------------------------------------------------------------------ generic arguments

const typeArgs: GenericArg[] = [];
/** A type as a generic argument (one object per type). */
export function typeArg(ty: Ty): GenericArg {
  const known = typeArgs[ty.id];
  if (known !== undefined) return known;
  const arg: GenericArg = { kind: 'type', ty };
  typeArgs[ty.id] = arg;
  return arg;
}
/** The erased lifetime as a generic argument. */
export const ERASED_ARG: GenericArg = { kind: 'region', region: ERASED };
/** A constant as a generic argument. */
export function constArg(value: Const): GenericArg {
  return { kind: 'const', value };
}
/** The type of a generic argument that must be one (`ERROR_TY` otherwise). */
export function argTy(arg: GenericArg | undefined): Ty {
  return arg !== undefined && arg.kind === 'type' ? arg.ty : ERROR_TY;
}
/** A known constant of type usize, for array lengths. */
export function usizeConst(value: bigint): Const {
  return { kind: 'value', value, ty: USIZE };
}

// ------------------------------------------------------------------ constructors

/** A struct, enum or union. */
export function mkAdt(def: DefId, args: GenericArgs): Ty {
  return intern(`a${def}<${argsKey(args)}`, argsBits(args), argsMaxDef(args, def), () => ({ kind: 'adt', def, args }));
}
/** A tuple; `()` when empty. */
export function mkTuple(items: readonly Ty[]): Ty {
  return intern(`(${tysKey(items)}`, tysBits(items), tysMaxDef(items), () => ({ kind: 'tuple', items }));
}
export const UNIT = mkTuple([]);
/** `[elem; len]`. */
export function mkArray(elem: Ty, len: Const): Ty {
  const lenArg: GenericArgs = [constArg(len)];
  return intern(`[${elem.id};${constKey(len)}`, bits(elem) | constBits(len), argsMaxDef(lenArg, maxDef(elem)), () => ({
    kind: 'array',
    elem,
    len,
  }));
}
/** `[elem]`. */
export function mkSlice(elem: Ty): Ty {
  return intern(`[${elem.id}`, bits(elem), maxDef(elem), () => ({ kind: 'slice', elem }));
}
/** `&ty` or `&mut ty`. */
export function mkRef(ty: Ty, mut: Mutability, region: Region = ERASED): Ty {
  const key = mut === 'mut' ? `&m${regionKey(region)} ${ty.id}` : `&${regionKey(region)} ${ty.id}`;
  return intern(key, bits(ty) | regionBits(region), maxDef(ty), () => ({ kind: 'ref', region, mut, ty }));
}
/** `*const ty` or `*mut ty`. */
export function mkPtr(ty: Ty, mut: Mutability): Ty {
  return intern(`*${mut === 'mut' ? 'm' : 'c'}${ty.id}`, bits(ty), maxDef(ty), () => ({ kind: 'ptr', mut, ty }));
}
/** The zero-sized type of a fn item or tuple constructor. */
export function mkFnDef(def: DefId, args: GenericArgs): Ty {
  return intern(`f${def}<${argsKey(args)}`, argsBits(args), argsMaxDef(args, def), () => ({
    kind: 'fnDef',
    def,
    args,
  }));
}
/** `fn(params) -> ret`. */
export function mkFnPtr(params: readonly Ty[], ret: Ty, unsafe = false): Ty {
  return intern(
    `${unsafe ? 'F!' : 'F'}(${tysKey(params)})${ret.id}`,
    tysBits(params) | bits(ret),
    Math.max(tysMaxDef(params), maxDef(ret)),
    () => ({
      kind: 'fnPtr',
      params,
      ret,
      unsafe,
    }),
  );
}
/** The type of one closure expression. */
export function mkClosure(def: DefId, args: GenericArgs): Ty {
  return intern(`c${def}<${argsKey(args)}`, argsBits(args) | CLOSURE, argsMaxDef(args, def), () => ({
    kind: 'closure',
    def,
    args,
  }));
}
/** The type of one async block, async fn body or generator. */
export function mkCoroutine(def: DefId, args: GenericArgs): Ty {
  return intern(`g${def}<${argsKey(args)}`, argsBits(args) | CLOSURE, argsMaxDef(args, def), () => ({
    kind: 'coroutine',
    def,
    args,
  }));
}
/** `dyn Principal + Autos`; autos are sorted and made unique, projections sorted by definition. */
export function mkDyn(principal: ExistentialTrait | undefined, autos: readonly DefId[], region: Region = ERASED): Ty {
  const sorted = [...new Set(autos)].sort((a, b) => a - b);
  let all = regionBits(region);
  let max = sorted.at(-1) ?? -1;
  let key = `d${sorted.join('+')}${regionKey(region)}:`;
  let ordered: ExistentialTrait | undefined;
  if (principal !== undefined) {
    const projections = [...principal.projections].sort((a, b) => a.def - b.def);
    ordered = { def: principal.def, args: principal.args, projections };
    key += `${principal.def}<${argsKey(principal.args)}>`;
    all |= argsBits(principal.args);
    max = argsMaxDef(principal.args, Math.max(max, principal.def));
    for (const { def, ty } of projections) {
      key += `${def}=${ty.id},`;
      all |= bits(ty);
      max = Math.max(max, maxDef(ty));
    }
  }
  return intern(key, all, max, () => ({ kind: 'dyn', principal: ordered, autos: sorted, region }));
}
/** `<args[0] as Trait>::Name`, not normalised. */
export function mkProjection(def: DefId, args: GenericArgs): Ty {
  return intern(`p${def}<${argsKey(args)}`, argsBits(args) | ALIAS, argsMaxDef(args, def), () => ({
    kind: 'projection',
    def,
    args,
  }));
}
/** `impl Trait` in return position. */
export function mkOpaque(def: DefId, args: GenericArgs): Ty {
  return intern(`o${def}<${argsKey(args)}`, argsBits(args) | ALIAS | OPAQUE, argsMaxDef(args, def), () => ({
    kind: 'opaque',
    def,
    args,
  }));
}
/** A generic parameter (also `Self` of a trait). */
export function mkParam(index: number, name: string, def: DefId): Ty {
  return intern(`P${def}.${index}`, PARAM, def, () => ({ kind: 'param', index, name, def }));
}

const inferTys: Record<InferVar['kind'], Ty[]> = { ty: [], int: [], float: [] };
/** An inference variable as a type. */
export function mkInfer(kind: InferVar['kind'], index: number): Ty {
  const known = inferTys[kind][index];
  if (known !== undefined) return known;
  const ty = intern(`?${kind}${index}`, INFER, -1, () => ({ kind: 'infer', var: { kind, index } }));
  inferTys[kind][index] = ty;
  return ty;
}

/** Integer facts: width in bits (usize is 64) and signedness. */
export function intInfo(int: IntKind): { readonly bits: number; readonly signed: boolean } {
  const signed = int.startsWith('i');
  const digits = int.slice(1);
  return { bits: digits === 'size' ? 64 : Number(digits), signed };
}
