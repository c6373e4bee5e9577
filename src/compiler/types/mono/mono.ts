//! Questions about concrete types, for the machine: which fn a call really runs, what needs dropping, what is Copy.
//! Opaque types are seen through.
import type { DefId, FnDef } from '../../hir/hir.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { Cause, Instance, MonoDb, ParamEnv } from '../api.ts';
import type { ClosureKind, Const, GenericArg, GenericArgs, TraitRef, Ty } from '../ty.ts';
import { argsKey, argTy, ERROR_TY, typeArg } from '../interner.ts';
import { foldArgs, subst, substArgs, substConst } from '../fold.ts';
import type { Db } from '../db/db.ts';
import { Infcx } from '../infer/ctxt.ts';
import { factsOfObject } from '../traits/candidates.ts';
import { matchImpl } from '../traits/confirm.ts';
import { rebaseMethodArgs } from '../traits/project.ts';
import { select } from '../traits/select.ts';

/** Everything is concrete: no where clauses, opaque types revealed. */
const REVEAL_ALL: ParamEnv = { predicates: [], reveal: true };
const CAUSE: Cause = { span: NO_SPAN, code: { kind: 'misc' } };

/** See `MonoDb`. */
export class Mono implements MonoDb {
  readonly db: Db;
  private readonly cx: Infcx;
  private readonly normalized = new Map<Ty, Ty>();
  private readonly instances = new Map<string, Instance>();
  private readonly dropImpls = new Map<Ty, Instance | undefined>();
  private readonly needsDropMemo = new Map<Ty, boolean>();
  private readonly vtables = new Map<DefId, readonly DefId[]>();

  constructor(db: Db) {
    this.db = db;
    this.cx = new Infcx(db);
  }

  instantiate(ty: Ty, args: GenericArgs): Ty {
    const concrete = subst(ty, args);
    if (!concrete.flags.hasAlias) return concrete;
    const known = this.normalized.get(concrete);
    if (known !== undefined) return known;
    const value = this.cx.probe(() => this.cx.resolve(this.cx.normalize(concrete, REVEAL_ALL, CAUSE)));
    const result = value.flags.hasInfer ? ERROR_TY : value;
    this.normalized.set(concrete, result);
    return result;
  }

  instantiateArgs(list: GenericArgs, args: GenericArgs): GenericArgs {
    const concrete = substArgs(list, args);
    return foldArgs(concrete, { ty: (ty) => this.instantiate(ty, []), constant: (value) => this.db.evalConst(value) });
  }

  resolveInstance(def: DefId, args: GenericArgs): Instance {
    const key = `${def}<${argsKey(args)}`;
    const known = this.instances.get(key);
    if (known !== undefined) return known;
    const made = this.resolve(def, args);
    this.instances.set(key, made);
    return made;
  }

  private resolve(def: DefId, args: GenericArgs): Instance {
    const it = this.db.program.def(def);
    switch (it.kind) {
      case 'struct':
        return { kind: 'ctor', adt: def, variant: 0, args };
      case 'variant':
        return { kind: 'ctor', adt: it.adt, variant: it.index, args };
      case 'fn':
        if (def === this.db.lang('drop_in_place'))
          return { kind: 'dropGlue', ty: argTy(args.find((arg) => arg.kind === 'type')) };
        return it.assoc?.in === 'trait' ? this.traitMethod(it, it.assoc.container, args) : fnOrIntrinsic(it, args);
      default:
        return { kind: 'unresolved', why: `\`${it.name}\` is not a function` };
    }
  }

  private traitMethod(method: FnDef, traitDef: DefId, args: GenericArgs): Instance {
    const count = this.db.genericsOf(traitDef).params.length;
    const trait: TraitRef = { def: traitDef, args: args.slice(0, count) };
    const self = argTy(args[0]);
    const builtin = this.builtinMethod(method, trait, self, args);
    if (builtin !== undefined) return builtin;
    const found = this.implMethod(method, trait, args);
    if (found !== undefined) return fnOrIntrinsic(found.fn, found.args);
    if (method.body !== undefined || method.intrinsic !== undefined) return fnOrIntrinsic(method, args);
    return {
      kind: 'unresolved',
      why: `\`${this.db.printTy(self)}\` has no \`${method.name}\` of \`${this.db.printTrait(trait)}\``,
    };
  }

  resolveConst(def: DefId, args: GenericArgs): { readonly def: DefId; readonly args: GenericArgs } | undefined {
    const it = this.db.program.def(def);
    if (it.kind !== 'const' && it.kind !== 'assocConst') return undefined;
    if (it.assoc?.in !== 'trait') return { def, args };
    const count = this.db.genericsOf(it.assoc.container).params.length;
    const impl = this.selectImpl({ def: it.assoc.container, args: args.slice(0, count) });
    const item =
      impl === undefined
        ? undefined
        : this.db.assocItems(impl.def).find((one) => one.kind === 'const' && one.name === it.name);
    if (impl !== undefined && item !== undefined)
      return { def: item.def, args: rebaseMethodArgs(this.db, item.def, impl.args, args.slice(count)) };
    return it.body === undefined ? undefined : { def, args };
  }

  /** Methods that no impl in the source gives: calls of closures, polls of coroutines, clones of tuples, trait objects. */
  private builtinMethod(method: FnDef, trait: TraitRef, self: Ty, args: GenericArgs): Instance | undefined {
    const { lang } = this.cx;
    switch (lang.builtin(trait.def)) {
      case 'callable':
      case 'asyncCallable': {
        const by: ClosureKind = lang.callKind(trait.def) ?? 'FnOnce';
        if (self.kind === 'closure')
          return { kind: 'closureCall', def: self.def, args: self.args, by, body: this.db.closureInfo(self.def).kind };
        if (self.kind === 'fnDef' || self.kind === 'fnPtr') return { kind: 'fnPtrShim', self, by };
        break;
      }
      case 'future':
      case 'genStream':
        if (self.kind === 'coroutine') return { kind: 'coroutineResume', def: self.def, args: self.args };
        break;
      case 'clone':
        if (
          method.name === 'clone' &&
          self.kind !== 'adt' &&
          self.kind !== 'dyn' &&
          self.kind !== 'str' &&
          self.kind !== 'slice' &&
          self.kind !== 'coroutine'
        )
          return { kind: 'cloneShim', self };
        break;
      default:
        break;
    }
    if (
      self.kind === 'dyn' &&
      factsOfObject(this.cx, self).traits.some((own) => own.def === trait.def) &&
      !this.db.requiresSelfSized(method.id)
    )
      return { kind: 'virtual', trait: trait.def, method: method.id, args };
    return undefined;
  }

  /** The impl's own version of a trait's item; undefined when it uses the default (or there is no impl). */
  private implMethod(
    method: FnDef,
    trait: TraitRef,
    args: GenericArgs,
  ): { readonly fn: FnDef; readonly args: GenericArgs } | undefined {
    const impl = this.selectImpl(trait);
    if (impl === undefined) return undefined;
    const item = this.db.assocItems(impl.def).find((one) => one.kind === 'fn' && one.name === method.name);
    const fn = item === undefined ? undefined : this.db.program.def(item.def);
    if (fn?.kind !== 'fn') return undefined;
    return { fn, args: rebaseMethodArgs(this.db, fn.id, impl.args, args.slice(trait.args.length)) };
  }

  /** The impl that implements a trait for concrete types, with its arguments. */
  selectImpl(trait: TraitRef): { readonly def: DefId; readonly args: GenericArgs } | undefined {
    return this.cx.probe(() => {
      const at = { env: REVEAL_ALL, cause: CAUSE, depth: 0 };
      const selected = select(this.cx, trait, at, undefined);
      if (selected === 'ambiguous' || selected === 'none' || selected.kind !== 'impl') return undefined;
      const match = matchImpl(this.cx, selected.impl, trait, at);
      if (match === undefined) return undefined;
      for (const one of match.nested) this.cx.register(one);
      this.cx.selectWherePossible();
      return { def: selected.impl, args: this.instantiateArgs(this.cx.resolveArgs(match.args), []) };
    });
  }

  vtableMethods(trait: DefId): readonly DefId[] {
    const known = this.vtables.get(trait);
    if (known !== undefined) return known;
    const seen = new Set<DefId>();
    const methods: DefId[] = [];
    const visit = (at: DefId): void => {
      if (seen.has(at)) return;
      seen.add(at);
      for (const above of this.db.superTraits(at)) if (above.kind === 'trait') visit(above.trait.def);
      for (const item of this.db.assocItems(at)) {
        if (item.kind !== 'fn' || !item.hasSelf || this.db.requiresSelfSized(item.def)) continue;
        const { params, parentCount } = this.db.genericsOf(item.def);
        if (params.slice(parentCount).every((param) => param.kind === 'lifetime')) methods.push(item.def);
      }
    };
    visit(trait);
    this.vtables.set(trait, methods);
    return methods;
  }

  implements(trait: DefId, self: Ty, moreArgs: readonly GenericArg[]): boolean {
    return (
      this.cx.holds({ kind: 'trait', trait: { def: trait, args: [typeArg(self), ...moreArgs] } }, REVEAL_ALL) === 'yes'
    );
  }

  dropImpl(ty: Ty): Instance | undefined {
    if (ty.kind !== 'adt') return undefined;
    if (this.dropImpls.has(ty)) return this.dropImpls.get(ty);
    const made = this.findDropImpl(ty);
    this.dropImpls.set(ty, made);
    return made;
  }

  private findDropImpl(ty: Ty): Instance | undefined {
    const drop = this.db.lang('drop');
    if (drop === undefined || this.db.implsOf(drop, ty).length === 0) return undefined;
    const impl = this.selectImpl({ def: drop, args: [typeArg(ty)] });
    const item = impl === undefined ? undefined : this.db.assocItems(impl.def).find((one) => one.name === 'drop');
    const fn = item === undefined ? undefined : this.db.program.def(item.def);
    return impl === undefined || fn?.kind !== 'fn'
      ? undefined
      : fnOrIntrinsic(fn, rebaseMethodArgs(this.db, fn.id, impl.args, []));
  }

  needsDrop(ty: Ty): boolean {
    const known = this.needsDropMemo.get(ty);
    if (known !== undefined) return known;
    // A recursive type goes through a pointer with a Drop impl of its own, which decides.
    this.needsDropMemo.set(ty, false);
    const result = this.computeNeedsDrop(ty);
    this.needsDropMemo.set(ty, result);
    return result;
  }

  private computeNeedsDrop(ty: Ty): boolean {
    switch (ty.kind) {
      case 'tuple':
        return ty.items.some((item) => this.needsDrop(item));
      case 'array':
      case 'slice':
        return this.needsDrop(ty.elem);
      case 'closure':
        return this.db
          .closureInfo(ty.def)
          .captures.some((capture) => this.needsDrop(this.instantiate(capture.ty, ty.args)));
      case 'coroutine':
      case 'dyn':
        return true;
      case 'adt': {
        if (ty.def === this.db.lang('manually_drop') || ty.def === this.cx.lang.phantomData) return false;
        if (ty.def === this.db.lang('owned_box') || this.dropImpl(ty) !== undefined) return true;
        const it = this.db.program.def(ty.def);
        if (it.kind !== 'struct' && it.kind !== 'enum') return false;
        return it.variants.some((_, variant) =>
          this.db.fieldTys(ty.def, variant, ty.args).some((field) => this.needsDrop(this.instantiate(field, []))),
        );
      }
      default:
        return false;
    }
  }

  isCopy(ty: Ty): boolean {
    const copy = this.db.lang('copy');
    return copy !== undefined && this.implements(copy, ty, []);
  }

  evalConst(value: Const, args: GenericArgs): bigint {
    const known = this.db.evalConst(substConst(value, args));
    return known.kind === 'value' ? known.value : 0n;
  }

  coerceUnsizedField(source: Ty, target: Ty): number {
    if (source.kind !== 'adt' || target.kind !== 'adt') return -1;
    const from = this.db.fieldTys(source.def, 0, source.args).map((field) => this.instantiate(field, []));
    const to = this.db.fieldTys(target.def, 0, target.args).map((field) => this.instantiate(field, []));
    return from.findIndex(
      (field, i) => field !== to[i] && !(field.kind === 'adt' && field.def === this.cx.lang.phantomData),
    );
  }
}

function fnOrIntrinsic(fn: FnDef, args: GenericArgs): Instance {
  return fn.intrinsic === undefined
    ? { kind: 'fn', def: fn.id, args }
    : { kind: 'intrinsic', name: fn.intrinsic, def: fn.id, args };
}
