//! Bodies that no source has: drop glue, clone of tuples and closures, closure calls by value, fn pointers to closures and
//! constructors. Written as MIR, so that cleanup, suspension and user code in them work as everywhere else.
import type { BlockIdx, LocalIdx, Operand, Place, Proj, Rvalue } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import { BOOL, mkPtr, mkRef, UNIT, USIZE } from '../../compiler/types/interner.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { CodeSpan, Scope } from '../interp/state.ts';
import type { CodeContext } from './context.ts';
import type { FnGen } from './gen.ts';
import { sizeOfUnsized } from './intrinsics.ts';
import type { MBlock, MBody, MStmt, MTerm } from './mono-mir.ts';

const place = (index: number, ...proj: Proj[]): Place => ({ local: index as LocalIdx, proj });
const DEREF: Proj = { kind: 'deref' };
const move = (it: Place): Operand => ({ kind: 'move', place: it });
const copy = (it: Place): Operand => ({ kind: 'copy', place: it });
const usize = (value: number): Operand => ({ kind: 'const', value: { kind: 'int', value: BigInt(value) }, ty: USIZE });

/** Builds a body block by block. */
class ShimBuilder {
  readonly locals: MBody['locals'] = [];
  readonly blocks: MBlock[] = [];
  readonly at: CodeSpan;
  readonly scope: Scope;
  constructor(name: string, ret: Ty) {
    this.scope = { name, def: undefined, user: false, trackCaller: true, inlinedAt: undefined };
    this.at = { span: NO_SPAN, scope: this.scope };
    this.local(ret);
  }
  local(ty: Ty): number {
    this.locals.push({ ty, name: undefined, span: NO_SPAN });
    return this.locals.length - 1;
  }
  block(term: MTerm, stmts: readonly MStmt[] = [], isCleanup = false): BlockIdx {
    this.blocks.push({ stmts: [...stmts], term, termAt: this.at, isCleanup, weight: 1 });
    return (this.blocks.length - 1) as BlockIdx;
  }
  /** A block filled in later. */
  reserve(isCleanup = false): BlockIdx {
    return this.block({ kind: 'unreachable', span: NO_SPAN }, [], isCleanup);
  }
  set(at: BlockIdx, term: MTerm, stmts: readonly MStmt[] = []): void {
    const it = this.blocks[at];
    if (it === undefined) return;
    it.term = term;
    it.stmts = [...stmts];
  }
  assign(to: Place, value: Rvalue): MStmt {
    return { at: this.at, stmt: { kind: 'assign', span: NO_SPAN, place: to, value } };
  }
  emit(emit: (g: FnGen) => void): MStmt {
    return { at: this.at, stmt: { kind: 'nop', span: NO_SPAN }, emit };
  }
  body(nArgs: number): MBody {
    return { locals: this.locals, blocks: this.blocks, nArgs, scope: this.scope, kind: 'fn', suspends: [] };
  }
}
const goto = (target: BlockIdx): MTerm => ({ kind: 'goto', target, span: NO_SPAN });
const RETURN: MTerm = { kind: 'return', span: NO_SPAN };
const RESUME: MTerm = { kind: 'resume', span: NO_SPAN };

/** Drop glue: `fn(*mut ty)`. */
export function dropGlueBody(cx: CodeContext, ty: Ty): MBody {
  const b = new ShimBuilder(`drop_in_place<${cx.mono.db.printTy(ty)}>`, UNIT);
  const self = b.local(mkPtr(ty, 'mut'));
  const value = place(self, DEREF);
  const entry = b.reserve();
  const done = b.block(RETURN);
  const unwound = b.block(RESUME, [], true);
  const after = new Chain(b);

  // What is dropped after the value's own Drop::drop.
  let rest: { readonly normal: BlockIdx; readonly cleanup: BlockIdx };
  if (cx.layouts.isBox(ty)) rest = after.box(cx, value, ty, done, unwound);
  else if (ty.kind === 'array')
    rest = after.elements(value, usize(Number(cx.mono.evalConst(ty.len, []))), done, unwound);
  else if (ty.kind === 'slice') {
    const len = b.local(USIZE);
    const inner = after.elements(value, copy(place(len)), done, unwound);
    const measure = (next: BlockIdx, cleanup: boolean): BlockIdx =>
      b.block(goto(next), [b.assign(place(len), { kind: 'len', place: value })], cleanup);
    rest = { normal: measure(inner.normal, false), cleanup: measure(inner.cleanup, true) };
  } else if (ty.kind === 'adt' && cx.mono.db.program.def(ty.def).kind === 'enum')
    rest = after.variants(cx, value, ty, done, unwound);
  else rest = after.fields(fieldPlaces(cx, value, ty), done, unwound);

  const own = cx.mono.dropImpl(ty);
  if (ty.kind === 'coroutine') {
    const fn = cx.fnOf({ kind: 'coroutineResume', def: ty.def, args: ty.args });
    b.set(entry, goto(rest.normal), [
      b.emit((g) => {
        const finished = g.asm.label();
        const started = g.asm.label();
        g.asm.emit('DROPCO', fn, g.offsets[self] ?? 0, finished);
        g.asm.emit('JMP', started);
        g.asm.bind(finished);
        g.asm.emit('RET');
        g.asm.bind(started);
      }),
    ]);
  } else if (own !== undefined) {
    const reference = b.local(mkRef(ty, 'mut'));
    const unit = b.local(UNIT);
    b.set(
      entry,
      {
        kind: 'callInstance',
        instance: own,
        args: [move(place(reference))],
        dest: place(unit),
        target: rest.normal,
        unwind: rest.cleanup,
        span: NO_SPAN,
      },
      [b.assign(place(reference), { kind: 'ref', mut: 'mut', place: value, twoPhase: false, fake: false })],
    );
  } else b.set(entry, goto(rest.normal));
  return b.body(1);
}

function fieldPlaces(cx: CodeContext, value: Place, ty: Ty, variant = 0): Place[] {
  const tys =
    ty.kind === 'tuple' || ty.kind === 'adt' || ty.kind === 'closure' || ty.kind === 'coroutine'
      ? (cx.layouts.of(ty).variants[variant]?.tys ?? [])
      : [];
  const isEnum = ty.kind === 'adt' && cx.mono.db.program.def(ty.def).kind === 'enum';
  return tys.flatMap((field, index): Place[] => {
    if (!cx.mono.needsDrop(field)) return [];
    const proj: Proj[] = isEnum ? [{ kind: 'downcast', variant }] : [];
    return [{ local: value.local, proj: [...value.proj, ...proj, { kind: 'field', index, ty: field }] }];
  });
}

/** Sequences of drops with their cleanup twins: if one panics, the rest is dropped on the way out. */
class Chain {
  private readonly b: ShimBuilder;
  constructor(b: ShimBuilder) {
    this.b = b;
  }

  fields(places: readonly Place[], done: BlockIdx, unwound: BlockIdx): { normal: BlockIdx; cleanup: BlockIdx } {
    let normal = done;
    let cleanup = unwound;
    for (let i = places.length - 1; i >= 0; i--) {
      const it = places[i];
      if (it === undefined) continue;
      const next = this.b.block({ kind: 'drop', place: it, target: normal, unwind: cleanup, span: NO_SPAN });
      const nextCleanup = this.b.block(
        { kind: 'drop', place: it, target: cleanup, unwind: undefined, span: NO_SPAN },
        [],
        true,
      );
      normal = next;
      cleanup = nextCleanup;
    }
    return { normal, cleanup };
  }

  variants(
    cx: CodeContext,
    value: Place,
    ty: Ty,
    done: BlockIdx,
    unwound: BlockIdx,
  ): { normal: BlockIdx; cleanup: BlockIdx } {
    const tag = this.b.local(USIZE);
    const values: bigint[] = [];
    const normal: BlockIdx[] = [];
    const cleanup: BlockIdx[] = [];
    cx.layouts.of(ty).variants.forEach((_, variant) => {
      const places = fieldPlaces(cx, value, ty, variant);
      if (places.length === 0) return;
      const chain = this.fields(places, done, unwound);
      values.push(BigInt(variant));
      normal.push(chain.normal);
      cleanup.push(chain.cleanup);
    });
    const read = this.b.assign(place(tag), { kind: 'discriminant', place: value });
    const branch = (targets: BlockIdx[], otherwise: BlockIdx): MTerm => ({
      kind: 'switch',
      operand: move(place(tag)),
      ty: USIZE,
      values,
      targets,
      otherwise,
      span: NO_SPAN,
    });
    return {
      normal: this.b.block(branch(normal, done), [read]),
      cleanup: this.b.block(branch(cleanup, unwound), [read], true),
    };
  }

  elements(value: Place, len: Operand, done: BlockIdx, unwound: BlockIdx): { normal: BlockIdx; cleanup: BlockIdx } {
    const index = this.b.local(USIZE);
    const loop = (
      end: BlockIdx,
      isCleanup: boolean,
      onPanic: BlockIdx | undefined,
    ): { test: BlockIdx; next: BlockIdx } => {
      const more = this.b.local(BOOL);
      const current = this.b.local(USIZE);
      const test = this.b.reserve(isCleanup);
      // The index is advanced before the drop: a panicking element is not dropped again.
      const drop = this.b.block(
        {
          kind: 'drop',
          place: { local: value.local, proj: [...value.proj, { kind: 'index', local: current as LocalIdx }] },
          target: test,
          unwind: onPanic,
          span: NO_SPAN,
        },
        [
          this.b.assign(place(current), { kind: 'use', operand: copy(place(index)) }),
          this.b.assign(place(index), { kind: 'binary', op: '+', left: copy(place(index)), right: usize(1) }),
        ],
        isCleanup,
      );
      this.b.set(
        test,
        {
          kind: 'switch',
          operand: move(place(more)),
          ty: BOOL,
          values: [0n],
          targets: [end],
          otherwise: drop,
          span: NO_SPAN,
        },
        [this.b.assign(place(more), { kind: 'binary', op: '<', left: copy(place(index)), right: len })],
      );
      return { test, next: drop };
    };
    const cleanup = loop(unwound, true, undefined);
    const normal = loop(done, false, cleanup.test);
    const start = (next: BlockIdx, isCleanup: boolean): BlockIdx =>
      this.b.block(goto(next), [this.b.assign(place(index), { kind: 'use', operand: usize(0) })], isCleanup);
    return { normal: start(normal.test, false), cleanup: start(cleanup.test, true) };
  }

  /** The content, then the allocation. */
  box(
    cx: CodeContext,
    value: Place,
    ty: Ty,
    done: BlockIdx,
    unwound: BlockIdx,
  ): { normal: BlockIdx; cleanup: BlockIdx } {
    const free = this.b.emit((g) => freeBox(g, value, ty));
    const normalFree = this.b.block(goto(done), [free]);
    const cleanupFree = this.b.block(goto(unwound), [free], true);
    const content = cx.layouts.pointee(ty);
    if (content === undefined || !cx.mono.needsDrop(content)) return { normal: normalFree, cleanup: cleanupFree };
    const inside: Place = { local: value.local, proj: [...value.proj, DEREF] };
    return this.fields([inside], normalFree, cleanupFree);
  }
}

/** Frees the memory of the box in a place; its content is gone already. */
export function freeBox(g: FnGen, box: Place, ty: Ty): void {
  const content = g.layouts.pointee(ty);
  if (content === undefined) return;
  const inside = g.place({ local: box.local, proj: [...box.proj, DEREF] });
  const tail = g.layouts.tail(content);
  const p = g.temp();
  const size = g.temp();
  const align = g.temp();
  g.addressInto(inside.loc, p, false);
  if (tail === undefined) {
    const layout = g.layout(content);
    if (layout.size === 0) return;
    g.asm.emit('CONST64', size, layout.size, 0);
    g.asm.emit('CONST64', align, layout.align, 0);
  } else {
    sizeOfUnsized(g, content, tail, g.metaOf(inside.loc), size, 'size');
    sizeOfUnsized(g, content, tail, g.metaOf(inside.loc), align, 'align');
  }
  g.asm.emit('FREE', p, size, align);
}

/** A function that calls `instance` with its own parameters. */
export function forwardBody(name: string, instance: Instance, params: readonly Ty[], ret: Ty): MBody {
  const b = new ShimBuilder(name, ret);
  const args = params.map((ty) => move(place(b.local(ty))));
  const done = 1 as BlockIdx;
  b.block({ kind: 'callInstance', instance, args, dest: place(0), target: done, unwind: undefined, span: NO_SPAN });
  b.block(RETURN);
  return b.body(params.length);
}

/**
 * `call_once(self, args)` of a closure whose body takes `self` by reference: called with a reference, dropped afterwards.
 * `self` is the closure, or (`byAddress`) a pointer to it.
 */
export function closureOnceBody(
  cx: CodeContext,
  instance: Extract<Instance, { kind: 'closureCall' }>,
  closure: Ty,
  argsTuple: Ty,
  ret: Ty,
): MBody {
  const b = new ShimBuilder(`${cx.mono.db.printTy(closure)}::call_once`, ret);
  const self = b.local(closure);
  const tuple = b.local(argsTuple);
  const reference = b.local(mkRef(closure, 'mut'));
  const entry = b.reserve();
  const done = b.block(RETURN);
  const resume = b.block(RESUME, [], true);
  const drop = b.block({ kind: 'drop', place: place(self), target: done, unwind: undefined, span: NO_SPAN });
  const cleanup = b.block(
    { kind: 'drop', place: place(self), target: resume, unwind: undefined, span: NO_SPAN },
    [],
    true,
  );
  b.set(
    entry,
    {
      kind: 'callInstance',
      instance: { ...instance, by: instance.body },
      args: [copy(place(reference)), move(place(tuple))],
      dest: place(0),
      target: drop,
      unwind: cleanup,
      span: NO_SPAN,
    },
    [b.assign(place(reference), { kind: 'ref', mut: 'mut', place: place(self), twoPhase: false, fake: false })],
  );
  return b.body(2);
}

/** `fn(*mut F, Args) -> R`: moves the callee out of the pointer and calls it with FnOnce. */
export function onceByAddressBody(cx: CodeContext, self: Ty, once: Instance, argsTuple: Ty, ret: Ty): MBody {
  const b = new ShimBuilder(`${cx.mono.db.printTy(self)}::call_once`, ret);
  const pointer = b.local(mkPtr(self, 'mut'));
  const tuple = b.local(argsTuple);
  const value = b.local(self);
  b.block(
    {
      kind: 'callInstance',
      instance: once,
      args: [move(place(value)), move(place(tuple))],
      dest: place(0),
      target: 1 as BlockIdx,
      unwind: undefined,
      span: NO_SPAN,
    },
    [b.assign(place(value), { kind: 'use', operand: move(place(pointer, DEREF)) })],
  );
  b.block(RETURN);
  return b.body(2);
}

/** A plain function for a closure without captures: its self is an address that nobody reads. */
export function closurePointerBody(
  cx: CodeContext,
  instance: Extract<Instance, { kind: 'closureCall' }>,
  closure: Ty,
  params: readonly Ty[],
  ret: Ty,
): MBody {
  const b = new ShimBuilder(`${cx.mono.db.printTy(closure)}`, ret);
  const args = params.map((ty) => b.local(ty));
  const byValue = instance.body === 'FnOnce';
  const value = b.local(closure);
  const reference = b.local(mkRef(closure, 'mut'));
  const tuple = b.local(cx.tuple(params));
  const stmts = [
    b.assign(place(reference), { kind: 'ref', mut: 'mut', place: place(value), twoPhase: false, fake: false }),
    b.assign(place(tuple), {
      kind: 'aggregate',
      aggregate: { kind: 'tuple' },
      fields: args.map((it) => move(place(it))),
    }),
  ];
  b.block(
    {
      kind: 'callInstance',
      instance: { ...instance, by: instance.body },
      args: [byValue ? move(place(value)) : copy(place(reference)), move(place(tuple))],
      dest: place(0),
      target: 1 as BlockIdx,
      unwind: undefined,
      span: NO_SPAN,
    },
    stmts,
  );
  b.block(RETURN);
  return b.body(params.length);
}

/** `Clone::clone` of a tuple, array or closure that is not Copy: field by field. */
export function cloneBody(cx: CodeContext, self: Ty, cloneOf: (ty: Ty) => Instance): MBody {
  const b = new ShimBuilder(`${cx.mono.db.printTy(self)}::clone`, self);
  const source = b.local(mkRef(self, 'not'));
  const tys =
    self.kind === 'array'
      ? new Array<Ty>(Number(cx.mono.evalConst(self.len, []))).fill(self.elem)
      : (cx.layouts.of(self).variants[0]?.tys ?? []);
  const made: number[] = [];
  const blocks = tys.map(() => b.reserve());
  const last = b.reserve();
  const resume = b.block(RESUME, [], true);
  // A panic in the i-th clone drops the ones before it.
  let cleanup = resume;
  tys.forEach((ty, i) => {
    const reference = b.local(mkRef(ty, 'not'));
    const value = b.local(ty);
    made.push(value);
    const proj: Proj =
      self.kind === 'array' ? { kind: 'constIndex', offset: i, fromEnd: false } : { kind: 'field', index: i, ty };
    const at = blocks[i] as BlockIdx;
    b.set(
      at,
      {
        kind: 'callInstance',
        instance: cloneOf(ty),
        args: [copy(place(reference))],
        dest: place(value),
        target: blocks[i + 1] ?? last,
        unwind: cleanup,
        span: NO_SPAN,
      },
      [
        b.assign(place(reference), {
          kind: 'ref',
          mut: 'not',
          place: place(source, DEREF, proj),
          twoPhase: false,
          fake: false,
        }),
      ],
    );
    cleanup = b.block(
      { kind: 'drop', place: place(value), target: cleanup, unwind: undefined, span: NO_SPAN },
      [],
      true,
    );
  });
  const fields = made.map((it) => move(place(it)));
  const aggregate: Rvalue =
    self.kind === 'array'
      ? { kind: 'aggregate', aggregate: { kind: 'array', elem: self.elem }, fields }
      : self.kind === 'closure'
        ? { kind: 'aggregate', aggregate: { kind: 'closure', def: self.def, args: self.args }, fields }
        : { kind: 'aggregate', aggregate: { kind: 'tuple' }, fields };
  b.set(last, RETURN, [b.assign(place(0), aggregate)]);
  // Block 0 must be the entry.
  if (blocks.length === 0 && last !== 0) b.blocks[0] = { ...(b.blocks[last] as MBlock) };
  return b.body(1);
}
