//! The traits the language itself knows how to implement.
import type { DefId } from '../../hir/hir.ts';
import type { ClosureKind } from '../ty.ts';
import type { Db } from '../db/db.ts';

type BuiltinTrait =
  | 'sized'
  | 'copy'
  | 'clone'
  | 'destruct'
  | 'tuple'
  | 'callable'
  | 'asyncCallable'
  | 'future'
  | 'genStream'
  | 'unsize'
  | 'fnPtr'
  | 'trivial';

/** Lang traits by definition. */
export interface LangTraits {
  builtin(trait: DefId): BuiltinTrait | undefined;
  /** For Fn*, AsyncFn*: which way of calling it is. */
  callKind(trait: DefId): ClosureKind | undefined;
  isAuto(trait: DefId): boolean;
  readonly sized: DefId | undefined;
  readonly unpin: DefId | undefined;
  readonly future: DefId | undefined;
  readonly futureOutput: DefId | undefined;
  readonly phantomData: DefId | undefined;
}

const BUILTIN: readonly (readonly [string, BuiltinTrait])[] = [
  ['sized', 'sized'],
  ['copy', 'copy'],
  ['clone', 'clone'],
  ['destruct', 'destruct'],
  ['tuple_trait', 'tuple'],
  ['fn', 'callable'],
  ['fn_mut', 'callable'],
  ['fn_once', 'callable'],
  ['async_fn', 'asyncCallable'],
  ['async_fn_mut', 'asyncCallable'],
  ['async_fn_once', 'asyncCallable'],
  ['future_trait', 'future'],
  ['gen_stream', 'genStream'],
  ['unsize', 'unsize'],
  ['fn_ptr_trait', 'fnPtr'],
  ['discriminant_kind', 'trivial'],
  ['pointee_trait', 'trivial'],
];

const CALLS: readonly (readonly [string, ClosureKind])[] = [
  ['fn', 'Fn'],
  ['fn_mut', 'FnMut'],
  ['fn_once', 'FnOnce'],
  ['async_fn', 'Fn'],
  ['async_fn_mut', 'FnMut'],
  ['async_fn_once', 'FnOnce'],
];

const memo = new WeakMap<Db, LangTraits>();

/** The lang traits of a program. */
export function langTraits(db: Db): LangTraits {
  const known = memo.get(db);
  if (known !== undefined) return known;
  const builtin = new Map<DefId, BuiltinTrait>();
  for (const [name, kind] of BUILTIN) {
    const def = db.lang(name);
    if (def !== undefined) builtin.set(def, kind);
  }
  const calls = new Map<DefId, ClosureKind>();
  for (const [name, kind] of CALLS) {
    const def = db.lang(name);
    if (def !== undefined) calls.set(def, kind);
  }
  const autos = new Set<DefId>();
  for (const trait of db.program.traits) {
    const it = db.program.def(trait);
    if (it.kind === 'trait' && it.isAuto) autos.add(trait);
  }
  const future = db.lang('future_trait');
  const made: LangTraits = {
    builtin: (trait) => builtin.get(trait),
    callKind: (trait) => calls.get(trait),
    isAuto: (trait) => autos.has(trait),
    sized: db.lang('sized'),
    unpin: db.lang('unpin'),
    future,
    futureOutput:
      db.lang('future_output') ??
      (future === undefined
        ? undefined
        : db.assocItems(future).find((item) => item.kind === 'type' && item.name === 'Output')?.def),
    phantomData: db.lang('phantom_data'),
  };
  memo.set(db, made);
  return made;
}

/** May something callable as `have` be called as `want`? */
export function kindExtends(have: ClosureKind, want: ClosureKind): boolean {
  return want === 'FnOnce' || have === 'Fn' || have === want;
}
