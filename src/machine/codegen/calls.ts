//! Calls of all kinds: direct, through fn pointers and vtables, closures (arguments spread), coroutines, intrinsics, drop glue.
import type { Operand, Place, Terminator } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import type { DefId } from '../../compiler/hir/hir.ts';
import type { GenericArgs, Ty } from '../../compiler/types/ty.ts';
import type { CodeSpan } from '../interp/state.ts';
import type { FnGen, Loc } from './gen.ts';
import { abiOf, Unsupported } from './gen.ts';
import { unreachable } from '../../base/assert.ts';
import { emitIntrinsic } from './intrinsics.ts';
import { locOf, operandInto, slotOf } from './operand.ts';
import { rvalueInto } from './rvalue.ts';

/** A value given to a callee: an operand, or something already in a place. */
export type Arg = { readonly ty: Ty; into(dst: Loc): void };

export function argOf(g: FnGen, operand: Operand): Arg {
  const ty = g.operandTy(operand);
  return { ty, into: (dst) => operandInto(g, operand, dst) };
}
export function argAt(g: FnGen, ty: Ty, loc: Loc): Arg {
  return { ty, into: (dst) => g.move(ty, dst, loc) };
}

type CallTerm = Extract<Terminator, { kind: 'call' }>;

/** Emits a call terminator; `unwinds` marks the instruction that may unwind. */
export function emitCall(g: FnGen, term: CallTerm, at: CodeSpan, unwinds: () => void): void {
  const fnTy = g.operandTy(term.func);
  if (term.func.kind === 'const' && term.func.value.kind === 'fn')
    return emitDirect(g, term.func.value.def, term.func.value.args, term.args, term.dest, at, unwinds);
  if (fnTy.kind === 'fnDef') return emitDirect(g, fnTy.def, fnTy.args, term.args, term.dest, at, unwinds);
  if (fnTy.kind === 'fnPtr') {
    return emitPointerCall(
      g,
      slotOf(g, term.func),
      term.args.map((it) => argOf(g, it)),
      term.dest,
      unwinds,
    );
  }
  throw new Unsupported(`call of a value of type ${g.cx.mono.db.printTy(fnTy)}`);
}

function emitDirect(
  g: FnGen,
  def: DefId,
  args: GenericArgs,
  operands: readonly Operand[],
  dest: Place,
  at: CodeSpan,
  unwinds: () => void,
): void {
  const declared = g.cx.mono.db.program.def(def);
  if (declared.kind === 'fn' && declared.unsupported !== undefined) throw new Unsupported(declared.unsupported);
  emitCallInstance(g, g.cx.mono.resolveInstance(def, args), operands, dest, at, unwinds);
}

/** Emits a call of a resolved instance. */
export function emitCallInstance(
  g: FnGen,
  instance: Instance,
  operands: readonly Operand[],
  dest: Place,
  at: CodeSpan,
  unwinds: () => void,
): void {
  const args = (): Arg[] => operands.map((it) => argOf(g, it));
  switch (instance.kind) {
    case 'unresolved':
      throw new Unsupported(instance.why);
    case 'intrinsic':
      return emitIntrinsic(g, instance, operands, dest, at, unwinds);
    case 'ctor': {
      const to = g.place(dest);
      rvalueInto(
        g,
        {
          kind: 'aggregate',
          aggregate: {
            kind: 'adt',
            def: instance.adt,
            variant: instance.variant,
            args: instance.args,
            activeField: undefined,
          },
          fields: operands,
        },
        to.ty,
        to.loc,
      );
      return;
    }
    case 'virtual':
      return emitVirtual(g, instance.method, instance.args, args(), dest, unwinds);
    case 'closureCall': {
      // by-value calls of bodies that expect a reference go through a shim, which drops the closure afterwards.
      const direct = instance.by !== 'FnOnce' || instance.body === 'FnOnce';
      if (!direct) return emitFnCall(g, g.cx.fnOf(instance), args(), dest, unwinds);
      return emitFnCall(
        g,
        g.cx.fnOf({
          kind: 'closureCall',
          def: instance.def,
          args: instance.args,
          by: instance.body,
          body: instance.body,
        }),
        spread(g, operands),
        dest,
        unwinds,
      );
    }
    case 'fnPtrShim':
      return emitFnPtrShim(g, instance, operands, dest, at, unwinds);
    case 'cloneShim': {
      const self = instance.self;
      if (g.cx.mono.isCopy(self)) {
        const p = slotOf(g, need0(operands));
        const to = g.place(dest);
        if (g.layout(self).size > 0) g.move(self, to.loc, { k: 'mem', p, off: 0, meta: undefined });
        return;
      }
      return emitFnCall(g, g.cx.fnOf(instance), args(), dest, unwinds);
    }
    case 'dropGlue': {
      const glue = instance.ty.kind === 'dyn' ? undefined : g.cx.dropGlue(instance.ty);
      if (glue === 0) return;
      const pointer = slotOf(g, need0(operands));
      return emitGlue(
        g,
        instance.ty,
        { k: 'mem', p: pointer, off: 0, meta: g.layouts.isFat(instance.ty) ? pointer + 8 : undefined },
        unwinds,
      );
    }
    case 'fn':
    case 'coroutineResume':
      return emitFnCall(g, g.cx.fnOf(instance), args(), dest, unwinds);
    default:
      unreachable(instance);
  }
}
function need0(operands: readonly Operand[]): Operand {
  const first = operands[0];
  if (first === undefined) throw new Unsupported('call without arguments');
  return first;
}

/** `(self, (a, b))` as `self, a, b`. */
export function spread(g: FnGen, operands: readonly Operand[]): Arg[] {
  const [self, tuple] = operands;
  if (self === undefined || tuple === undefined) throw new Unsupported('closure call');
  return [argOf(g, self), ...tupleArgs(g, tuple)];
}
function tupleArgs(g: FnGen, tuple: Operand): Arg[] {
  const ty = g.operandTy(tuple);
  if (ty.kind !== 'tuple') throw new Unsupported('arguments of a closure call are not a tuple');
  if (ty.items.length === 0) return [];
  const loc = locOf(g, tuple);
  return ty.items.map((item, i) => argAt(g, item, g.fieldLoc(loc, ty, 0, i)));
}

/** Writes the arguments behind the frame. Returns the number of words used. */
function writeArgs(g: FnGen, args: readonly Arg[], retTy: Ty): { readonly words: number } {
  const abi = abiOf(
    g.layouts,
    args.map((it) => it.ty),
    retTy,
  );
  g.reserveOut(abi.bytes);
  args.forEach((arg, i) => {
    if (g.layout(arg.ty).size > 0) arg.into(g.out(abi.args[i] ?? 0));
  });
  return { words: abi.bytes >> 2 };
}
export function readResult(g: FnGen, dest: Place): void {
  const to = g.place(dest);
  if (g.layout(to.ty).size > 0) g.move(to.ty, to.loc, g.out(0));
}

export function emitFnCall(g: FnGen, fn: number, args: readonly Arg[], dest: Place, unwinds: () => void): void {
  const { words } = writeArgs(g, args, g.placeTy(dest));
  if (g.isCoroutine) g.asm.emit('CALLX', fn, words);
  else g.asm.emit('CALL', fn);
  unwinds();
  readResult(g, dest);
}

function emitPointerCall(g: FnGen, pointer: number, args: readonly Arg[], dest: Place, unwinds: () => void): void {
  const { words } = writeArgs(g, args, g.placeTy(dest));
  g.asm.emit('CALLP', pointer, words);
  unwinds();
  readResult(g, dest);
}

/** The receiver (`&dyn`, `Box<dyn>`, `Pin<&mut dyn>`, …) starts with the address; the vtable follows. */
function emitVirtual(
  g: FnGen,
  method: DefId,
  args: GenericArgs,
  values: readonly Arg[],
  dest: Place,
  unwinds: () => void,
): void {
  const [receiver, ...rest] = values;
  const self = args[0];
  if (receiver === undefined || self?.kind !== 'type') throw new Unsupported('virtual call');
  if (g.layout(receiver.ty).size !== 16)
    throw new Unsupported(`virtual call on a receiver of type ${g.cx.mono.db.printTy(receiver.ty)}`);
  const fat = g.temp(16);
  receiver.into({ k: 'slot', off: fat, wide: true });
  const thin: Arg = {
    ty: g.cx.thinPointer,
    into: (dst) => g.moveBytes(8, 8, false, dst, { k: 'slot', off: fat, wide: true }),
  };
  const { words } = writeArgs(g, [thin, ...rest], g.placeTy(dest));
  g.asm.emit('CALLV', fat + 8, g.cx.virtualSlot(self.ty, method, args), words);
  unwinds();
  readResult(g, dest);
}

/** Fn* on a fn item or fn pointer: the tuple is spread. */
function emitFnPtrShim(
  g: FnGen,
  instance: Extract<Instance, { kind: 'fnPtrShim' }>,
  operands: readonly Operand[],
  dest: Place,
  at: CodeSpan,
  unwinds: () => void,
): void {
  const [callee, tuple] = operands;
  if (callee === undefined || tuple === undefined) throw new Unsupported('call through Fn traits');
  const { self } = instance;
  if (self.kind === 'fnDef') {
    const tupleTy = g.operandTy(tuple);
    if (tupleTy.kind !== 'tuple') throw new Unsupported('arguments of a call are not a tuple');
    if (tuple.kind === 'const') return emitDirect(g, self.def, self.args, [], dest, at, unwinds);
    const fields = tupleTy.items.map((ty, index): Operand => ({
      kind: 'move',
      place: { local: tuple.place.local, proj: [...tuple.place.proj, { kind: 'field', index, ty }] },
    }));
    return emitDirect(g, self.def, self.args, fields, dest, at, unwinds);
  }
  let pointer = slotOf(g, callee);
  if (instance.by !== 'FnOnce') {
    const loaded = g.temp();
    g.asm.emit('LD64', loaded, pointer, 0);
    pointer = loaded;
  }
  emitPointerCall(g, pointer, tupleArgs(g, tuple), dest, unwinds);
}

/** FnOnce on the value at an address (`call_once_unsized`). */
export function emitCallOnceUnsized(
  g: FnGen,
  self: Ty,
  operands: readonly Operand[],
  dest: Place,
  unwinds: () => void,
): void {
  const [pointer, tuple] = operands;
  if (pointer === undefined || tuple === undefined) throw new Unsupported('call_once_unsized');
  const retTy = g.placeTy(dest);
  const tupleTy = g.operandTy(tuple);
  const at = slotOf(g, pointer);
  const thin: Arg = {
    ty: g.cx.thinPointer,
    into: (dst) => g.moveBytes(8, 8, false, dst, { k: 'slot', off: at, wide: true }),
  };
  if (self.kind !== 'dyn')
    return emitFnCall(g, g.cx.onceByAddress(self, tupleTy, retTy), [thin, argOf(g, tuple)], dest, unwinds);
  const { words } = writeArgs(g, [thin, argOf(g, tuple)], retTy);
  g.asm.emit('CALLV', at + 8, g.cx.onceSlot(tupleTy, retTy), words);
  unwinds();
  readResult(g, dest);
}

/** Drops the value in a place. */
export function emitDrop(g: FnGen, place: Place, unwinds: () => void): void {
  const { loc, ty } = g.place(place);
  emitGlue(g, ty, loc, unwinds);
}
export function emitGlue(g: FnGen, ty: Ty, loc: Loc, unwinds: () => void): void {
  if (ty.kind === 'dyn') {
    const address = g.temp(16);
    g.addressInto(loc, address, true);
    g.reserveOut(64);
    g.asm.emit('DROPV', address, address + 8);
    unwinds();
    return;
  }
  const glue = g.cx.dropGlue(ty);
  if (glue === 0) return;
  const fat = g.layouts.isFat(ty);
  g.reserveOut(16);
  const out = g.out(0);
  if (out.k !== 'slot') return;
  g.addressInto(loc, out.off, fat);
  if (g.isCoroutine) g.asm.emit('CALLX', glue, fat ? 4 : 2);
  else g.asm.emit('CALL', glue);
  unwinds();
}

/** Calls a host function with the plain convention. */
export function emitHost(g: FnGen, host: number, args: readonly Arg[], dest: Place, unwinds: () => void): void {
  writeArgs(g, args, g.placeTy(dest));
  g.asm.emit('HOST', host);
  unwinds();
  readResult(g, dest);
}
