//! What code generation asks of the program: ids of functions and vtables, addresses of constants, host functions.
import type { Body, Operand, Place } from '../../compiler/mir/mir.ts';
import type { DefId } from '../../compiler/hir/hir.ts';
import type { Instance, MonoDb } from '../../compiler/types/api.ts';
import type { GenericArgs, Ty } from '../../compiler/types/ty.ts';
import type { Span } from '../../source/span.ts';
import type { Layouts } from '../layout/layout.ts';
import type { CodeSpan } from '../interp/state.ts';
import type { FnGen } from './gen.ts';
import type { MBody } from './mono-mir.ts';
import type { Memory } from '../memory.ts';

export interface CodeContext {
  readonly mono: MonoDb;
  readonly layouts: Layouts;
  readonly memory: Memory;
  readonly recordStatements: boolean;
  /** Function id of an instance that has code of its own. */
  fnOf(instance: Instance): number;
  /** Drop glue of a type; 0 if it needs none. Takes a pointer (two words if the type is unsized). */
  dropGlue(ty: Ty): number;
  /** Fn pointer of a fn item: id of a function with the plain convention. */
  fnPointer(def: DefId, args: GenericArgs): number;
  /** Fn pointer of a non-capturing closure. */
  closurePointer(def: DefId, args: GenericArgs): number;
  /** `f(by address, args tuple)`: calls FnOnce on the value at the address. */
  onceByAddress(self: Ty, argsTuple: Ty, ret: Ty): number;
  vtable(ty: Ty): number;
  /** A type of the size of a thin pointer. */
  readonly thinPointer: Ty;
  /** Global number of a method called through vtables. */
  virtualSlot(dyn: Ty, method: DefId, args: GenericArgs): number;
  onceSlot(argsTuple: Ty, ret: Ty): number;
  /** Address of the text's bytes. */
  text(text: string): { readonly addr: number; readonly len: number };
  bytes(bytes: readonly number[]): number;
  /** Address of the evaluated constant. */
  constant(def: DefId, args: GenericArgs, ty: Ty): number;
  constBlock(body: Body, ty: Ty): number;
  static(def: DefId): number;
  /** Declared discriminants, if they are not 0, 1, 2, … */
  discriminants(def: DefId): readonly bigint[] | undefined;
  /** Host function of an intrinsic, laid out for these argument types; undefined: nobody provides it. */
  host(name: string, tyArgs: readonly Ty[], args: readonly Ty[], ret: Ty): number | undefined;
  /** Is this coroutine body a generator (`yield`)? */
  isGen(body: MBody): boolean;
  tuple(items: readonly Ty[]): Ty;
  typeId(ty: Ty): number;
  typeName(ty: Ty): string;
  /** What `type_name` says. */
  fullTypeName(ty: Ty): string;
  /** Emits a call of an instance (breaks an import cycle). */
  callInstance(
    g: FnGen,
    instance: Instance,
    args: readonly Operand[],
    dest: Place,
    at: CodeSpan,
    unwinds: () => void,
  ): void;
  trapMessage(what: string, span: Span): number;
  statementSpan(span: Span): number;
}
