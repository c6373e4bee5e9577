//! Calls of pure intrinsics become assignments, so that the other passes see through them (as rustc's LowerIntrinsics).
import type { Operand, Place, Rvalue } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import type { CodeContext } from './context.ts';
import type { MBody, MTerm } from './mono-mir.ts';
import { placeTy } from './mono-mir.ts';

type BinaryOp = Extract<Rvalue, { kind: 'binary' }>['op'];
const binaries: Readonly<Record<string, BinaryOp>> = {
  wrapping_add: '+',
  wrapping_sub: '-',
  wrapping_mul: '*',
  unchecked_add: '+',
  unchecked_sub: '-',
  unchecked_mul: '*',
  ptr_offset: 'offset',
  ptr_offset_mut: 'offset',
};

/** place = value; or nothing at all. */
export type Lowered = { readonly place: Place; readonly value: Rvalue } | 'nothing' | undefined;

/** What a call does, if it is a plain assignment. */
export function lowerCall(
  cx: CodeContext,
  body: MBody,
  instance: Instance,
  args: readonly Operand[],
  dest: Place,
): Lowered {
  const tyOf = (it: Operand): Ty =>
    it.kind === 'const' ? it.ty : placeTy((ty) => cx.layouts.pointee(ty), body.locals, it.place);
  const deref = (it: Operand | undefined): Place | undefined =>
    it === undefined || it.kind === 'const'
      ? undefined
      : { local: it.place.local, proj: [...it.place.proj, { kind: 'deref' }] };
  const assign = (value: Rvalue): Lowered => ({ place: dest, value });
  const int = (value: number): Lowered =>
    assign({
      kind: 'use',
      operand: {
        kind: 'const',
        value: { kind: 'int', value: BigInt(value) },
        ty: placeTy((ty) => cx.layouts.pointee(ty), body.locals, dest),
      },
    });
  const [a, b] = args;
  if (instance.kind === 'cloneShim') {
    const source = deref(a);
    if (source === undefined || !cx.mono.isCopy(instance.self)) return undefined;
    return assign({ kind: 'use', operand: { kind: 'copy', place: source } });
  }
  if (instance.kind === 'ctor') {
    return assign({
      kind: 'aggregate',
      aggregate: {
        kind: 'adt',
        def: instance.adt,
        variant: instance.variant,
        args: instance.args,
        activeField: undefined,
      },
      fields: args,
    });
  }
  if (instance.kind !== 'intrinsic') return undefined;
  const tyArgs = instance.args.flatMap((it) => (it.kind === 'type' ? [it.ty] : []));
  const [t0, t1] = tyArgs;
  const op = binaries[instance.name];
  if (op !== undefined && a !== undefined && b !== undefined) return assign({ kind: 'binary', op, left: a, right: b });
  switch (instance.name) {
    case 'size_of':
      return t0 === undefined ? undefined : int(cx.layouts.of(t0).size);
    case 'align_of':
      return t0 === undefined ? undefined : int(cx.layouts.of(t0).align);
    case 'needs_drop':
      return t0 === undefined ? undefined : int(cx.mono.needsDrop(t0) ? 1 : 0);
    case 'same_type':
      return int(t0 === t1 ? 1 : 0);
    case 'forget':
    case 'assume':
      return 'nothing';
    case 'likely':
    case 'unlikely':
      return a === undefined ? undefined : assign({ kind: 'use', operand: a });
    case 'ptr_read':
    case 'atomic_load': {
      const source = deref(a);
      return source === undefined ? undefined : assign({ kind: 'use', operand: { kind: 'copy', place: source } });
    }
    case 'ptr_write':
    case 'atomic_store': {
      const target = deref(a);
      return target === undefined || b === undefined
        ? undefined
        : { place: target, value: { kind: 'use', operand: b } };
    }
    case 'slice_len': {
      const source = deref(a);
      return source === undefined ? undefined : assign({ kind: 'len', place: source });
    }
    case 'transmute':
    case 'transmute_unchecked':
      // Between equal types it is a move.
      return a !== undefined && tyOf(a) === placeTy((ty) => cx.layouts.pointee(ty), body.locals, dest)
        ? assign({ kind: 'use', operand: a })
        : undefined;
    default:
      return undefined;
  }
}

/** The instance a call runs, if it is known. */
export function instanceOf(cx: CodeContext, term: MTerm): Instance | undefined {
  if (term.kind === 'callInstance') return term.instance;
  if (term.kind !== 'call' || term.func.kind !== 'const') return undefined;
  const { value, ty } = term.func;
  const callee = value.kind === 'fn' ? value : ty.kind === 'fnDef' ? ty : undefined;
  if (callee === undefined) return undefined;
  const def = cx.mono.db.program.def(callee.def);
  if (def.kind === 'fn' && def.unsupported !== undefined) return undefined;
  return cx.mono.resolveInstance(callee.def, callee.args);
}
