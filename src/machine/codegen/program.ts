//! The monomorphic program: functions by instance (compiled on first call), vtables, constants, statics, host functions.
import type { DefId } from '../../compiler/hir/hir.ts';
import type { Body, MirDb, Operand, Place } from '../../compiler/mir/mir.ts';
import type { Instance, MonoDb } from '../../compiler/types/api.ts';
import {
  argsKey,
  argsMax,
  mkAdt,
  mkClosure,
  mkCoroutine,
  mkFnDef,
  mkPtr,
  mkTuple,
  typeArg,
  U8,
} from '../../compiler/types/interner.ts';
import type { GenericArgs, Ty, TyId } from '../../compiler/types/ty.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { Span } from '../../source/span.ts';
import { need } from '../../base/assert.ts';
import type { CodeSpan, Fn, HostFn, Scope } from '../interp/state.ts';
import { FnState } from '../interp/state.ts';
import { LayoutError, Layouts } from '../layout/layout.ts';
import type { Memory } from '../memory.ts';
import { emitCallInstance } from './calls.ts';
import type { CodeContext } from './context.ts';
import { discriminantValues } from './discriminants.ts';
import { generate } from './emit.ts';
import { foreignTarget } from './foreign.ts';
import type { Abi, FnGen } from './gen.ts';
import { abiOf, Unsupported } from './gen.ts';
import { constBlockArgs, monomorphise } from './mono-mir.ts';
import type { MBody } from './mono-mir.ts';
import type { PreparedStore } from './inline.ts';
import { Optimizer } from './optimize.ts';
import { libraryStore, libraryValue } from '../../compiler/types/db/cache.ts';
import {
  cloneBody,
  closureOnceBody,
  closurePointerBody,
  dropGlueBody,
  forwardBody,
  onceByAddressBody,
} from './shims.ts';

/** A type behind `dyn`. Methods are resolved when first called. */
export interface VTable {
  readonly ty: Ty;
  readonly size: number;
  readonly align: number;
  readonly methods: number[];
}
/** What a virtual slot means. */
type VirtualMethod =
  | { readonly kind: 'method'; readonly method: DefId; readonly args: GenericArgs }
  | { readonly kind: 'once'; readonly args: Ty; readonly ret: Ty };

/** Makes the host function of an intrinsic; undefined: unknown name. */
export type HostProvider = (
  name: string,
  tyArgs: readonly Ty[],
  args: readonly Ty[],
  ret: Ty,
  abi: Abi,
) => HostFn | undefined;

export interface ProgramHost {
  readonly memory: Memory;
  readonly fns: Fn[];
  readonly hosts: HostFn[];
  readonly recordStatements: boolean;
  readonly optimize: boolean;
  readonly hotCalls: number;
  readonly provide: HostProvider;
  /** Runs a constant's function to its end; address of the result (fresh memory). */
  evaluate(fn: Fn, size: number, align: number, into: number | undefined): number;
}

type Source = (hot: boolean) => {
  readonly body: MBody;
  readonly optimized?: boolean;
  readonly coroutine?: { readonly def: DefId; readonly ty: Ty; readonly isGen: boolean };
};

/** See `CodeContext`. */
export class Program implements CodeContext {
  readonly mono: MonoDb;
  readonly layouts: Layouts;
  readonly memory: Memory;
  readonly recordStatements: boolean;
  readonly thinPointer: Ty = mkPtr(U8, 'mut');
  private readonly mir: MirDb;
  private readonly host_: ProgramHost;
  private readonly optimizer: Optimizer;
  private readonly byKey = new Map<string, number>();
  private readonly sources: (Source | undefined)[] = [];
  readonly vtables: VTable[] = [];
  private readonly vtableByTy = new Map<TyId, number>();
  private readonly virtuals: VirtualMethod[] = [];
  private readonly virtualByKey = new Map<string, number>();
  private readonly constants = new Map<string, number>();
  private readonly statics = new Map<DefId, number>();
  private readonly texts = new Map<string, { readonly addr: number; readonly len: number }>();
  private readonly hostIds = new Map<string, number>();
  private readonly copyTys = new Map<TyId, boolean>();
  readonly traps: { readonly what: string; readonly span: Span }[] = [];
  readonly statementSpans: Span[] = [];

  constructor(mono: MonoDb, mir: MirDb, host: ProgramHost) {
    this.mono = this.withMemo(mono);
    this.mir = mir;
    this.host_ = host;
    this.memory = host.memory;
    this.recordStatements = host.recordStatements;
    this.layouts = new Layouts(this.mono);
    const { program } = mono.db;
    this.optimizer = new Optimizer(this, {
      bodyOf: (instance) => this.inlineBody(instance),
      sourceLength: (instance) => {
        const it = instance.kind === 'fn' ? program.def(instance.def) : undefined;
        return it === undefined ? 0 : it.fullSpan.end - it.fullSpan.start;
      },
      isLibrary: (instance) =>
        instance.kind === 'fn' && instance.def < program.nLibraryDefs && argsMax(instance.args) < program.nLibraryDefs,
      shared: libraryValue(libraryStore(program), 'machine bodies', (): PreparedStore => new Map()),
    });
    // Ids start at 1: 0 is no function, vtable or null.
    this.addFn('(none)', undefined);
    this.vtables.push({ ty: mkTuple([]), size: 0, align: 1, methods: [] });
  }

  /** `isCopy` asks the trait solver every time: remembered here. */
  private withMemo(mono: MonoDb): MonoDb {
    const copyTys = this.copyTys;
    return Object.create(mono, {
      isCopy: {
        value: (ty: Ty): boolean => {
          let known = copyTys.get(ty.id);
          if (known === undefined) copyTys.set(ty.id, (known = mono.isCopy(ty)));
          return known;
        },
      },
    }) as MonoDb;
  }

  // ---------------------------------------------------------------- functions

  private addFn(name: string, source: Source | undefined): number {
    const id = this.host_.fns.length;
    const scope: Scope = { name, def: undefined, user: false, trackCaller: false, inlinedAt: undefined };
    this.sources.push(source);
    this.host_.fns.push({
      id,
      name,
      state: source === undefined ? FnState.failed : FnState.cold,
      callsLeft: this.host_.hotCalls,
      code: new Int32Array(0),
      frameWords: 0,
      needWords: 0,
      retWords: 0,
      argWords: 0,
      cost: 1,
      scope,
      spanPcs: [],
      spans: [],
      unwind: new Map(),
      locals: [],
      coroutine: undefined,
      failure: undefined,
    });
    return id;
  }
  private memo(key: string, name: () => string, source: Source): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const id = this.addFn(name(), source);
    this.byKey.set(key, id);
    return id;
  }

  scopeOf(def: DefId, name: string): Scope {
    const { program } = this.mono.db;
    const it = program.def(def);
    return {
      name,
      def,
      user: def >= program.nLibraryDefs,
      trackCaller: it.attrs.some((attr) => attr.path === 'track_caller'),
      inlinedAt: undefined,
    };
  }
  private body(def: DefId): Body {
    const body = this.mir.body(def);
    if (body !== undefined) return body;
    const it = this.mono.db.program.def(def);
    throw new Unsupported(
      it.kind === 'fn' && it.unsupported !== undefined ? it.unsupported : `\`${it.name}\` has no body that can be run`,
    );
  }
  private monoBody(def: DefId, args: GenericArgs): MBody {
    const body = this.body(def);
    return monomorphise(this.mono, body, args, this.scopeOf(def, body.name));
  }

  /** The body of a library function for inlining, before optimisation; undefined: not to be inlined. */
  private inlineBody(instance: Instance): MBody | undefined {
    if (instance.kind === 'fn' && instance.def < this.mono.db.program.nLibraryDefs) {
      const body = this.mir.body(instance.def);
      if (body === undefined || body.kind !== 'fn') return undefined;
      return monomorphise(this.mono, body, instance.args, this.scopeOf(instance.def, body.name));
    }
    return undefined;
  }

  fnOf(instance: Instance): number {
    switch (instance.kind) {
      case 'fn': {
        const target = foreignTarget(this.mono.db.program, instance.def);
        if (target !== undefined) return this.fnOf({ kind: 'fn', def: target, args: [] });
        return this.memo(
          `f${instance.def}<${argsKey(instance.args)}`,
          () => this.mono.db.program.pathOf(instance.def),
          (hot) => this.fnSource(instance, hot),
        );
      }
      case 'coroutineResume': {
        const { def, args } = instance;
        const ty = mkCoroutine(def, args);
        return this.memo(
          `g${def}<${argsKey(args)}`,
          () => this.mono.db.printTy(ty),
          () => this.coroutineSource(def, args, ty),
        );
      }
      case 'closureCall': {
        const { def, args } = instance;
        if (instance.by !== 'FnOnce' || instance.body === 'FnOnce') {
          return this.memo(
            `c${def}<${argsKey(args)}`,
            () => this.mono.db.printTy(mkClosure(def, args)),
            () => ({ body: this.monoBody(def, args) }),
          );
        }
        return this.memo(
          `o${def}<${argsKey(args)}`,
          () => 'call_once',
          () => {
            const sig = this.closureSig(def, args);
            return { body: closureOnceBody(this, instance, mkClosure(def, args), mkTuple(sig.params), sig.ret) };
          },
        );
      }
      case 'cloneShim': {
        const { self } = instance;
        return this.memo(
          `k${self.id}`,
          () => 'clone',
          () => ({ body: cloneBody(this, self, (ty) => this.cloneOf(ty)) }),
        );
      }
      default:
        throw new Unsupported(`no function of its own for an instance of kind ${instance.kind}`);
    }
  }
  private fnSource(instance: Extract<Instance, { kind: 'fn' }>, hot: boolean): ReturnType<Source> {
    const ready = this.host_.optimize && hot ? this.optimizer.prepare(instance) : undefined;
    if (ready !== undefined) return { body: ready, optimized: true };
    return { body: this.monoBody(instance.def, instance.args) };
  }
  private closureSig(def: DefId, args: GenericArgs): { readonly params: readonly Ty[]; readonly ret: Ty } {
    const { sig } = this.mono.db.closureInfo(def);
    return {
      params: sig.params.map((it) => this.mono.instantiate(it, args)),
      ret: this.mono.instantiate(sig.ret, args),
    };
  }
  private coroutineSource(def: DefId, args: GenericArgs, ty: Ty): ReturnType<Source> {
    const body = this.monoBody(def, args);
    const info = this.mono.db.closureInfo(def);
    const isGen = info.flavor === 'gen';
    const lang = (name: string): DefId => {
      const it = this.mono.db.lang(name);
      if (it === undefined) throw new Unsupported(`the library has no lang item ${name}`);
      return it;
    };
    const item = isGen
      ? mkAdt(lang('Option'), [typeArg(this.mono.instantiate(need(info.yieldTy, 'yield type'), args))])
      : need(body.locals[0], 'result').ty;
    return { body: { ...body, retTy: mkAdt(lang('Poll'), [typeArg(item)]), isGen }, coroutine: { def, ty, isGen } };
  }
  private cloneOf(ty: Ty): Instance {
    const trait = this.mono.db.lang('clone');
    const method = trait === undefined ? undefined : this.mono.db.assocItems(trait).find((it) => it.name === 'clone');
    if (method === undefined) return { kind: 'unresolved', why: 'the library has no Clone' };
    return this.mono.resolveInstance(method.def, [typeArg(ty)]);
  }

  dropGlue(ty: Ty): number {
    if (!this.mono.needsDrop(ty)) return 0;
    return this.memo(
      `d${ty.id}`,
      () => `drop_in_place<${this.mono.db.printTy(ty)}>`,
      () => ({ body: dropGlueBody(this, ty) }),
    );
  }
  private signature(def: DefId, args: GenericArgs): { readonly params: readonly Ty[]; readonly ret: Ty } {
    const sig = this.mono.db.fnSig(def);
    return {
      params: sig.params.map((it) => this.mono.instantiate(it, args)),
      ret: this.mono.instantiate(sig.ret, args),
    };
  }
  fnPointer(def: DefId, args: GenericArgs): number {
    const instance = this.mono.resolveInstance(def, args);
    if (instance.kind === 'fn') {
      const it = this.mono.db.program.def(instance.def);
      if (it.kind !== 'fn' || it.unsupported === undefined) return this.fnOf(instance);
    }
    if (instance.kind === 'coroutineResume') return this.fnOf(instance);
    return this.forward(instance, def, args);
  }
  /** A plain function around an instance that is otherwise emitted at its calls. */
  private forward(instance: Instance, def: DefId, args: GenericArgs): number {
    return this.memo(
      `w${def}<${argsKey(args)}`,
      () => this.mono.db.program.pathOf(def),
      () => {
        const sig = this.signature(def, args);
        return { body: forwardBody(this.mono.db.program.pathOf(def), instance, sig.params, sig.ret) };
      },
    );
  }
  /** `test_call::<fn item, its result>`: a test may return anything that is `Termination`. */
  testFn(def: DefId): number {
    const call = this.mono.db.lang('test_call');
    if (call === undefined) return this.fnPointer(def, []);
    const ret = this.mono.instantiate(this.mono.db.fnSig(def).ret, []);
    return this.fnPointer(call, [typeArg(mkFnDef(def, [])), typeArg(ret)]);
  }
  closurePointer(def: DefId, args: GenericArgs): number {
    return this.memo(
      `p${def}<${argsKey(args)}`,
      () => 'closure',
      () => {
        const sig = this.closureSig(def, args);
        const body = this.mono.db.closureInfo(def).kind;
        return {
          body: closurePointerBody(
            this,
            { kind: 'closureCall', def, args, by: body, body },
            mkClosure(def, args),
            sig.params,
            sig.ret,
          ),
        };
      },
    );
  }
  onceByAddress(self: Ty, argsTuple: Ty, ret: Ty): number {
    return this.memo(
      `a${self.id},${argsTuple.id}`,
      () => 'call_once',
      () => {
        const trait = this.mono.db.lang('fn_once');
        const method =
          trait === undefined ? undefined : this.mono.db.assocItems(trait).find((it) => it.name === 'call_once');
        if (method === undefined) throw new Unsupported('the library has no FnOnce::call_once');
        return {
          body: onceByAddressBody(
            this,
            self,
            this.mono.resolveInstance(method.def, [typeArg(self), typeArg(argsTuple)]),
            argsTuple,
            ret,
          ),
        };
      },
    );
  }

  /** Code of a function that became hot. Frames that run the old code keep the old function object. */
  compileHot(fn: Fn): Fn {
    // A constant that is evaluated on the way may call the old code: it is not counted any more.
    fn.state = FnState.ready;
    const made: Fn = { ...fn };
    this.compile(made, true);
    this.host_.fns[fn.id] = made;
    return made;
  }
  /**
   * Generates the code of a function. Failures are kept in it and reported when it is called. First only what is inside of
   * loops is optimised. Which calls make a function hot depends on nothing but the run: so do step counts.
   */
  compile(fn: Fn, hot = false): void {
    const source = this.sources[fn.id];
    try {
      const { body, coroutine, optimized } = need(source, 'source')(hot);
      if (this.host_.optimize && optimized !== true) {
        if (hot) this.optimizer.run(body);
        else this.optimizer.runCold(body);
      }
      generate(this, body, fn, coroutine);
      if (this.host_.optimize && !hot && fn.state === FnState.ready) fn.state = FnState.warm;
    } catch (error) {
      if (!(error instanceof Unsupported) && !(error instanceof LayoutError)) throw error;
      fn.state = FnState.failed;
      fn.failure = { what: `${error.message} (in \`${fn.name}\`)`, span: NO_SPAN };
    }
  }

  // ---------------------------------------------------------------- vtables

  vtable(ty: Ty): number {
    const known = this.vtableByTy.get(ty.id);
    if (known !== undefined) return known;
    const layout = this.layouts.of(ty);
    const id = this.vtables.length;
    this.vtables.push({ ty, size: layout.size, align: layout.align, methods: [] });
    this.vtableByTy.set(ty.id, id);
    return id;
  }
  private virtual(key: string, make: () => VirtualMethod): number {
    const known = this.virtualByKey.get(key);
    if (known !== undefined) return known;
    const id = this.virtuals.length;
    this.virtuals.push(make());
    this.virtualByKey.set(key, id);
    return id;
  }
  virtualSlot(dyn: Ty, method: DefId, args: GenericArgs): number {
    return this.virtual(`${dyn.id}.${method}<${argsKey(args)}`, () => ({ kind: 'method', method, args }));
  }
  onceSlot(argsTuple: Ty, ret: Ty): number {
    return this.virtual(`once${argsTuple.id},${ret.id}`, () => ({ kind: 'once', args: argsTuple, ret }));
  }
  /** The function behind a slot of a vtable. */
  resolveVirtual(vtable: VTable, slot: number): number {
    const known = vtable.methods[slot];
    if (known !== undefined) return known;
    const what = need(this.virtuals[slot], 'virtual slot');
    let fn: number;
    if (what.kind === 'once') fn = this.onceByAddress(vtable.ty, what.args, what.ret);
    else {
      const args: GenericArgs = [typeArg(vtable.ty), ...what.args.slice(1)];
      const instance = this.mono.resolveInstance(what.method, args);
      fn =
        instance.kind === 'fn' || instance.kind === 'coroutineResume'
          ? this.fnOf(instance)
          : this.forward(instance, what.method, args);
    }
    vtable.methods[slot] = fn;
    return fn;
  }

  // ---------------------------------------------------------------- constants

  text(text: string): { readonly addr: number; readonly len: number } {
    let known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, (known = this.memory.allocStr(text)));
    return known;
  }
  bytes(bytes: readonly number[]): number {
    const key = `\0${bytes.join()}`;
    let known = this.texts.get(key);
    if (known === undefined) {
      const addr = this.memory.alloc(bytes.length, 8);
      this.memory.u8.set(bytes, addr);
      this.texts.set(key, (known = { addr, len: bytes.length }));
    }
    return known.addr;
  }
  private evaluate(name: string, makeBody: () => MBody, ty: Ty, into?: number): number {
    const layout = this.layouts.of(ty);
    const fn = need(this.host_.fns[this.addFn(name, () => ({ body: makeBody() }))], 'fn');
    return this.host_.evaluate(fn, layout.size, layout.align, into);
  }
  constant(def: DefId, args: GenericArgs, ty: Ty): number {
    const key = `${def}<${argsKey(args)}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const it = this.mono.resolveConst(def, args);
    if (it === undefined) throw new Unsupported(`constant \`${this.mono.db.program.def(def).name}\` has no value`);
    const addr = this.evaluate(this.mono.db.program.pathOf(it.def), () => this.monoBody(it.def, it.args), ty);
    this.constants.set(key, addr);
    return addr;
  }
  private readonly constBlocks = new Map<Body, Map<string, number>>();
  constBlock(body: Body, ty: Ty): number {
    const { args, origin } = constBlockArgs.get(body) ?? { args: [], origin: body };
    const byArgs = this.constBlocks.get(origin) ?? new Map<string, number>();
    this.constBlocks.set(origin, byArgs);
    const key = argsKey(args);
    const known = byArgs.get(key);
    if (known !== undefined) return known;
    const scope = { ...this.scopeOf(origin.owner, origin.name), user: false };
    const addr = this.evaluate(origin.name, () => monomorphise(this.mono, origin, args, scope), ty);
    byArgs.set(key, addr);
    return addr;
  }
  static(def: DefId): number {
    const known = this.statics.get(def);
    if (known !== undefined) return known;
    const ty = this.mono.instantiate(this.mono.db.typeOf(def), []);
    const layout = this.layouts.of(ty);
    // The address is known before the value: initialisers may refer to it.
    const addr = this.memory.alloc(Math.max(1, layout.size), layout.align);
    this.statics.set(def, addr);
    this.evaluate(this.mono.db.program.pathOf(def), () => this.monoBody(def, []), ty, addr);
    return addr;
  }
  discriminants(def: DefId): readonly bigint[] | undefined {
    return discriminantValues(this.layouts.adt(def));
  }

  // ---------------------------------------------------------------- the rest

  host(name: string, tyArgs: readonly Ty[], args: readonly Ty[], ret: Ty): number | undefined {
    const key = `${name}<${tyArgs.map((it) => it.id).join()}>${args.map((it) => it.id).join()}:${ret.id}`;
    const known = this.hostIds.get(key);
    if (known !== undefined) return known;
    const made = this.host_.provide(name, tyArgs, args, ret, abiOf(this.layouts, args, ret));
    if (made === undefined) return undefined;
    const id = this.host_.hosts.length;
    this.host_.hosts.push(made);
    this.hostIds.set(key, id);
    return id;
  }
  isGen(body: MBody): boolean {
    return body.isGen === true;
  }
  tuple(items: readonly Ty[]): Ty {
    return mkTuple(items);
  }
  typeId(ty: Ty): number {
    return ty.id + 1;
  }
  typeName(ty: Ty): string {
    return this.mono.db.printTy(ty);
  }
  fullTypeName(ty: Ty): string {
    return this.mono.db.fullTypeName(ty);
  }
  callInstance(
    g: FnGen,
    instance: Instance,
    args: readonly Operand[],
    dest: Place,
    at: CodeSpan,
    unwinds: () => void,
  ): void {
    emitCallInstance(g, instance, args, dest, at, unwinds);
  }
  trapMessage(what: string, span: Span): number {
    this.traps.push({ what, span });
    return this.traps.length - 1;
  }
  statementSpan(span: Span): number {
    this.statementSpans.push(span);
    return this.statementSpans.length - 1;
  }
}
