//! Well-formedness of the user's items (E0277): sized fields, supertraits of impls, bounds of the types they name.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import type { CauseCode, DiagnosticSink } from '../api.ts';
import type { Predicate, Ty } from '../ty.ts';
import { typeArg } from '../interner.ts';
import { substPredicate, walkTy } from '../fold.ts';
import { Infcx } from '../infer/ctxt.ts';
import { triviallySized } from '../traits/builtin.ts';
import type { Db } from '../db/db.ts';
import { reportUnmet } from '../report/unmet.ts';
import { hirGenerics } from '../db/items.ts';

/** Checks one item; each method reports what is wrong. */
export class WfChecker {
  private readonly db: Db;
  private readonly owner: DefId;
  private readonly sink: DiagnosticSink;

  constructor(db: Db, owner: DefId, sink: DiagnosticSink) {
    this.db = db;
    this.owner = owner;
    this.sink = sink;
  }

  private solve(register: (cx: Infcx, add: (predicate: Predicate, span: Span, code: CauseCode) => void) => void): void {
    const cx = new Infcx(this.db);
    const env = this.db.paramEnv(this.owner);
    register(cx, (predicate, span, code) => cx.register({ predicate, cause: { span, code }, env }));
    const seen = new Set<string>();
    for (const unmet of cx.selectAll()) {
      if (unmet.why === 'ambiguous') continue;
      const diagnostic = reportUnmet(this.db, unmet, cx);
      const key = `${diagnostic.span.start}:${diagnostic.message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      this.sink.report(diagnostic);
    }
  }

  /** Every ADT and projection a type names must have its bounds met. */
  private parts(ty: Ty, span: Span, add: (predicate: Predicate, span: Span, code: CauseCode) => void): void {
    const { db } = this;
    if (ty.flags.hasError) return;
    walkTy(ty, (part) => {
      if (part.kind === 'adt') {
        for (const { predicate, span: boundSpan } of db.predicatesOf(part.def)) {
          const own = substPredicate(predicate, part.args);
          if (
            own.kind === 'trait' &&
            own.trait.def === db.lang('sized') &&
            own.trait.args[0]?.kind === 'type' &&
            triviallySized(db, own.trait.args[0].ty)
          )
            continue;
          add(own, span, { kind: 'bound', item: part.def, boundSpan });
        }
      } else if (part.kind === 'array' || part.kind === 'slice') this.sized(part.elem, span, 'element', add);
      else if (part.kind === 'tuple') for (const item of part.items.slice(0, -1)) this.sized(item, span, 'tuple', add);
      return true;
    });
  }

  private sized(
    ty: Ty,
    span: Span,
    what: 'field' | 'element' | 'tuple',
    add: (predicate: Predicate, span: Span, code: CauseCode) => void,
  ): void {
    const sized = this.db.lang('sized');
    if (sized === undefined || triviallySized(this.db, ty)) return;
    add({ kind: 'trait', trait: { def: sized, args: [typeArg(ty)] } }, span, { kind: 'sized', what });
  }

  ty(ty: Ty, span: Span): void {
    this.solve((_, add) => this.parts(ty, span, add));
  }

  /** Every thread sees a static. */
  shared(it: hir.StaticDef): void {
    const { db } = this;
    const sync = db.lang('sync');
    const ty = db.typeOf(it.id);
    if (sync === undefined || it.mutable || ty.flags.hasError || it.attrs.some((attr) => attr.path === 'thread_local'))
      return;
    this.solve((_, add) =>
      add({ kind: 'trait', trait: { def: sync, args: [typeArg(ty)] } }, it.ty.span, { kind: 'static' }),
    );
  }

  adt(it: hir.AdtDef): void {
    this.solve((_, add) => {
      it.variants.forEach((variant, index) => {
        const tys = this.db.fieldTys(it.id, index, []);
        variant.fields.forEach((field, i) => {
          const ty = tys[i];
          if (ty === undefined) return;
          this.parts(ty, field.ty.span, add);
          if (it.kind !== 'struct' || i < variant.fields.length - 1) this.sized(ty, field.ty.span, 'field', add);
        });
      });
    });
  }

  fn(it: hir.FnDef): void {
    const sig = this.db.fnSig(it.id);
    this.solve((_, add) => {
      sig.params.forEach((param, i) => this.parts(param, it.sig.params[i]?.ty.span ?? it.span, add));
      this.parts(sig.ret, it.sig.ret.span, add);
      this.bounds(it, add);
    });
  }

  /** Types in where clauses. */
  private bounds(it: hir.Def, add: (predicate: Predicate, span: Span, code: CauseCode) => void): void {
    const generics = hirGenerics(it);
    if (generics === undefined) return;
    for (const { predicate, span } of this.db.predicatesOf(it.id)) {
      // A bound without params is a claim to check now.
      if (
        predicate.kind === 'trait' &&
        predicate.trait.args.every((arg) => arg.kind !== 'type' || (!arg.ty.flags.hasParam && !arg.ty.flags.hasAlias))
      ) {
        const cx = new Infcx(this.db);
        if (cx.holds(predicate, { predicates: [], reveal: false }) === 'no') add(predicate, span, { kind: 'misc' });
      }
    }
  }

  impl(it: hir.ImplDef): void {
    const { db } = this;
    const trait = db.implTraitRef(it.id);
    const self = db.typeOf(it.id);
    this.solve((cx, add) => {
      this.parts(self, it.selfTy.span, add);
      if (trait === undefined || it.isNegative) return;
      const bounds = it.origin === 'derive' ? it.span : it.selfTy.span;
      for (const predicate of db.superTraits(trait.def))
        add(substPredicate(predicate, trait.args), bounds, {
          kind: 'bound',
          item: trait.def,
          boundSpan: this.superSpan(trait.def, predicate),
        });
      for (const { predicate, span } of db.predicatesOf(trait.def)) {
        if (predicate.kind === 'trait' && predicate.trait.def === trait.def) continue;
        add(substPredicate(predicate, trait.args), bounds, { kind: 'bound', item: trait.def, boundSpan: span });
      }
      this.assocTys(cx, it, add);
    });
  }

  private superSpan(trait: DefId, predicate: Predicate): Span {
    const found =
      predicate.kind === 'trait'
        ? this.db.hirSuperTraits(trait).find((one) => one.def === predicate.trait.def)
        : undefined;
    return found?.span ?? this.db.program.def(trait).span;
  }

  /** `type Item = X;` must keep what the trait promises about it. */
  private assocTys(cx: Infcx, it: hir.ImplDef, add: (predicate: Predicate, span: Span, code: CauseCode) => void): void {
    const { db } = this;
    const trait = db.implTraitRef(it.id);
    if (trait === undefined) return;
    for (const item of db.assocItems(it.id)) {
      if (item.kind !== 'type') continue;
      const declared = db.assocItems(trait.def).find((one) => one.kind === 'type' && one.name === item.name);
      const own = db.program.def(item.def);
      if (declared === undefined || own.kind !== 'assocTy' || own.ty === undefined) continue;
      if (db.genericsOf(item.def).params.length > db.genericsOf(it.id).params.length) continue;
      const value = cx.normalize(db.typeOf(item.def), db.paramEnv(it.id), {
        span: own.ty.span,
        code: { kind: 'misc' },
      });
      this.parts(value, own.ty.span, add);
      for (const bound of db.itemBounds(declared.def, value, trait.args))
        add(bound, own.ty.span, { kind: 'bound', item: declared.def, boundSpan: db.program.def(declared.def).span });
    }
  }
}
