//! An impl against its trait: everything required is there (E0046), and every item fits what the trait declares
//! (E0049, E0050, E0053, E0185, E0186, E0195, E0201, E0276, E0326, E0643).
import { spanTo } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { AssocItem, DiagnosticSink, ParamEnv } from '../api.ts';
import type { FnSig, GenericArg, GenericArgs, TraitRef, Ty } from '../ty.ts';
import { ERASED_ARG, typeArg } from '../interner.ts';
import { anyTy, subst, substPredicate, superFold, type Folder } from '../fold.ts';
import { printPredicate, printSig } from '../db/print.ts';
import { elaborate } from '../db/elaborate.ts';
import { Infcx } from '../infer/ctxt.ts';
import { reportUnmet } from '../report/unmet.ts';
import type { Db } from '../db/db.ts';
import { headSpan } from './spans.ts';

export function checkImplItems(db: Db, it: hir.ImplDef, trait: TraitRef, sink: DiagnosticSink): void {
  const traitItems = db.assocItems(trait.def);
  const own = db.assocItems(it.id);
  checkMissing(db, it, trait, traitItems, own, sink);
  for (const item of own) {
    const declared = traitItems.find((one) => one.name === item.name && one.kind === item.kind);
    if (declared === undefined) reportOtherKind(db, trait, traitItems, item, sink);
    else if (item.kind === 'fn') new MethodCheck(db, it, trait, declared, item, sink).run();
    else if (item.kind === 'const') compareConst(db, it, trait, declared, item, sink);
  }
}

const KIND_WORDS = {
  fn: ['E0324', 'method'],
  type: ['E0325', 'type'],
  const: ['E0323', 'const'],
} as const;

/** E0323 and kin: the trait has an item of this name, but of another kind. (None at all is E0407, found by resolution.) */
function reportOtherKind(
  db: Db,
  trait: TraitRef,
  traitItems: readonly AssocItem[],
  item: AssocItem,
  sink: DiagnosticSink,
): void {
  const other = traitItems.find((one) => one.name === item.name);
  if (other === undefined) return;
  const [code, word] = KIND_WORDS[item.kind];
  const name = db.program.def(trait.def).name;
  sink.report(
    errorAt(
      db.program.def(item.def).fullSpan,
      `item \`${item.name}\` is an associated ${word}, which doesn't match its trait \`${name}\``,
      {
        code,
        label: 'does not match trait',
        labels: db.isUser(other.def) ? [{ span: db.program.def(other.def).fullSpan, text: 'item in trait' }] : [],
      },
    ),
  );
}

/** E0046. */
function checkMissing(
  db: Db,
  it: hir.ImplDef,
  trait: TraitRef,
  traitItems: readonly AssocItem[],
  own: readonly AssocItem[],
  sink: DiagnosticSink,
): void {
  const missing = traitItems.filter(
    (item) => !item.defaulted && !own.some((one) => one.name === item.name && one.kind === item.kind),
  );
  if (missing.length === 0) return;
  const list = missing.map((item) => `\`${item.name}\``).join(', ');
  const isUser = db.isUser(trait.def);
  sink.report(
    errorAt(headSpan(it), `not all trait items implemented, missing: ${list}`, {
      code: 'E0046',
      label: `missing ${list} in implementation`,
      labels: isUser
        ? missing.map((item) => ({ span: db.program.def(item.def).fullSpan, text: `\`${item.name}\` from trait` }))
        : [],
      notes: isUser
        ? []
        : missing.map((item) => ({
            kind: 'help' as const,
            text: `implement the missing item: \`${stub(db, item, trait)}\``,
          })),
    }),
  );
}

/** `fn poll(self: Pin<&mut Self>, …) -> … { todo!() }`. */
function stub(db: Db, item: AssocItem, trait: TraitRef): string {
  if (item.kind === 'type') return `type ${item.name} = /* Type */;`;
  if (item.kind === 'const')
    return `const ${item.name}: ${db.printTy(subst(db.typeOf(item.def), trait.args))} = /* value */;`;
  const it = db.program.def(item.def);
  const sig = db.fnSig(item.def);
  if (it.kind !== 'fn') return '';
  const params = sig.params.map((param, i) => {
    if (i === 0 && it.sig.self === 'ref') return '&self';
    if (i === 0 && it.sig.self === 'refMut') return '&mut self';
    if (i === 0 && it.sig.self === 'value') return 'self';
    return `${i === 0 && it.sig.self === 'typed' ? 'self' : it.sig.params[i]?.name === '' ? '_' : (it.sig.params[i]?.name ?? '_')}: ${db.printTy(param)}`;
  });
  const ret = sig.ret.kind === 'tuple' && sig.ret.items.length === 0 ? '' : ` -> ${db.printTy(sig.ret)}`;
  return `fn ${item.name}(${params.join(', ')})${ret} { todo!() }`;
}

/** E0326. */
function compareConst(
  db: Db,
  it: hir.ImplDef,
  trait: TraitRef,
  declared: AssocItem,
  item: AssocItem,
  sink: DiagnosticSink,
): void {
  const own = db.program.def(item.def);
  if (own.kind !== 'assocConst') return;
  const cx = new Infcx(db);
  const env = db.paramEnv(it.id);
  const cause = { span: own.ty.span, code: { kind: 'misc' as const } };
  const want = cx.normalize(subst(db.typeOf(declared.def), trait.args), env, cause);
  const have = cx.normalize(db.typeOf(item.def), env, cause);
  if (cx.unify(want, have)) return;
  sink.report(
    errorAt(own.ty.span, `implemented const \`${item.name}\` has an incompatible type for trait`, {
      code: 'E0326',
      label: describeMismatch(db, want, have),
      notes: db.isUser(declared.def)
        ? [{ kind: 'note', text: 'type in trait', span: db.program.def(declared.def).span }]
        : [],
    }),
  );
}

/** Two members of one name: E0592 in an inherent impl, E0201 in that of a trait. */
export function checkDuplicates(db: Db, it: hir.ImplDef, sink: DiagnosticSink): void {
  const seen = new Map<string, hir.Def>();
  for (const { def, name, kind } of db.assocItems(it.id)) {
    const own = db.program.def(def);
    const key = `${kind === 'type' ? 'type' : 'value'} ${name}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, own);
      continue;
    }
    sink.report(
      it.trait === undefined
        ? errorAt(headSpan(before), `duplicate definitions with name \`${name}\``, {
            code: 'E0592',
            label: `duplicate definitions for \`${name}\``,
            labels: [{ span: headSpan(own), text: `other definition for \`${name}\`` }],
          })
        : errorAt(own.fullSpan, `duplicate definitions with name \`${name}\`:`, {
            code: 'E0201',
            label: 'duplicate definition',
            labels: [{ span: before.fullSpan, text: 'previous definition here' }],
          }),
    );
  }
}

class MethodCheck {
  private readonly db: Db;
  private readonly impl: hir.ImplDef;
  private readonly trait: TraitRef;
  private readonly declared: AssocItem;
  private readonly item: AssocItem;
  private readonly sink: DiagnosticSink;

  constructor(db: Db, impl: hir.ImplDef, trait: TraitRef, declared: AssocItem, item: AssocItem, sink: DiagnosticSink) {
    this.db = db;
    this.impl = impl;
    this.trait = trait;
    this.declared = declared;
    this.item = item;
    this.sink = sink;
  }

  run(): void {
    const { db } = this;
    const theirs = db.program.def(this.declared.def);
    const ours = db.program.def(this.item.def);
    if (theirs.kind !== 'fn' || ours.kind !== 'fn') return;
    if (this.asyncnessDiffers(ours, theirs)) return;
    if (this.selfDiffers(ours, theirs) || this.paramCountDiffers(ours, theirs) || this.genericsDiffer(ours)) return;
    if (this.lifetimesDiffer(ours, theirs) || this.syntheticDiffers(ours, theirs)) return;
    const args = this.traitArgs(ours);
    this.compareTypes(ours, theirs, args);
    this.compareBounds(ours, args);
  }

  private at(def: hir.FnDef): readonly { readonly span: hir.FnDef['span']; readonly text: string }[] {
    return this.db.isUser(def.id) ? [{ span: def.fullSpan, text: '' }] : [];
  }

  private label(
    def: hir.FnDef,
    span: hir.FnDef['span'],
    text: string,
  ): { readonly span: hir.FnDef['span']; readonly text: string }[] {
    return this.at(def).length > 0 ? [{ span, text }] : [];
  }

  /** E0185, E0186. */
  private selfDiffers(ours: hir.FnDef, theirs: hir.FnDef): boolean {
    if ((ours.sig.self === 'none') === (theirs.sig.self === 'none')) return false;
    const shown = (fn: hir.FnDef): string =>
      ({
        none: '',
        value: 'self',
        ref: '&self',
        refMut: '&mut self',
        typed: `self: ${this.db.printTy(this.db.fnSig(fn.id).params[0] ?? this.db.typeOf(fn.id))}`,
      })[fn.sig.self];
    if (theirs.sig.self === 'none')
      this.sink.report(
        errorAt(
          headSpan(ours),
          `method \`${ours.name}\` has a \`${shown(ours)}\` declaration in the impl, but not in the trait`,
          {
            code: 'E0185',
            label: `\`${shown(ours)}\` used in impl`,
            labels: this.label(theirs, theirs.fullSpan, `trait method declared without \`${shown(ours)}\``),
          },
        ),
      );
    else
      this.sink.report(
        errorAt(
          headSpan(ours),
          `method \`${ours.name}\` has a \`${shown(theirs)}\` declaration in the trait, but not in the impl`,
          {
            code: 'E0186',
            label: `expected \`${shown(theirs)}\` in impl`,
            labels: this.label(theirs, theirs.fullSpan, `\`${shown(theirs)}\` used in trait`),
          },
        ),
      );
    return true;
  }

  /** The trait's method is async, the impl's gives its value at once. */
  private asyncnessDiffers(ours: hir.FnDef, theirs: hir.FnDef): boolean {
    if (!theirs.sig.isAsync || ours.sig.isAsync) return false;
    const { db } = this;
    const future = db.lang('future_trait');
    const ret = db.fnSig(ours.id).ret;
    if (future === undefined || ret.flags.hasError || ret.kind === 'projection') return false;
    const predicate = { kind: 'trait' as const, trait: { def: future, args: [typeArg(ret)] } };
    if (new Infcx(db).holds(predicate, db.paramEnv(ours.id)) !== 'no') return false;
    this.sink.report(
      errorAt(headSpan(ours), 'method should be `async` or return a future, but it is synchronous', {
        notes: db.isUser(theirs.id)
          ? [
              {
                kind: 'note',
                text: 'this method is `async` so it expects a future to be returned',
                span: theirs.fullSpan,
              },
            ]
          : [],
      }),
    );
    return true;
  }

  /** E0195. Lifetimes with bounds belong to the method's own generics, the others to its type: both must agree in number. */
  private lifetimesDiffer(ours: hir.FnDef, theirs: hir.FnDef): boolean {
    const count = (fn: hir.FnDef): number =>
      fn.generics.params.filter((param) => param.kind === 'lifetime' && isEarly(fn, param)).length;
    if (count(ours) === count(theirs)) return false;
    const params = ours.generics.params.filter((param) => param.kind === 'lifetime');
    const first = params[0]?.span ?? ours.span;
    const { db } = this;
    const last = params.at(-1)?.span ?? first;
    this.sink.report(
      errorAt(spanTo(first, last), 'lifetime parameters do not match the trait definition', {
        code: 'E0195',
        notes: [
          {
            kind: 'note',
            text: 'lifetime parameters differ in whether they are early- or late-bound',
            ...(db.isUser(theirs.id) ? { span: theirs.span } : {}),
          },
        ],
      }),
    );
    return true;
  }

  /** E0643: `impl Trait` on one side, a type parameter on the other. */
  private syntheticDiffers(ours: hir.FnDef, theirs: hir.FnDef): boolean {
    const types = (fn: hir.FnDef): readonly hir.GenericParam[] =>
      fn.generics.params.filter((param) => param.kind === 'type');
    const theirParams = types(theirs);
    const at = types(ours).findIndex((param, i) => param.synthetic !== (theirParams[i]?.synthetic ?? param.synthetic));
    const param = types(ours)[at];
    if (param === undefined) return false;
    this.sink.report(
      errorAt(param.span, `method \`${ours.name}\` has incompatible signature for trait`, {
        code: 'E0643',
        label: param.synthetic
          ? 'expected generic parameter, found `impl Trait`'
          : 'expected `impl Trait`, found generic parameter',
      }),
    );
    return true;
  }

  /** E0050. */
  private paramCountDiffers(ours: hir.FnDef, theirs: hir.FnDef): boolean {
    const have = ours.sig.params.length;
    const want = theirs.sig.params.length;
    if (have === want) return false;
    const count = (n: number): string => `${n} parameter${n === 1 ? '' : 's'}`;
    const span = ours.sig.params.at(-1)?.span ?? ours.span;
    const theirSpan = theirs.sig.params.at(-1)?.span ?? theirs.span;
    this.sink.report(
      errorAt(
        span,
        `method \`${ours.name}\` has ${count(have)} but the declaration in trait \`${this.db.program.def(this.trait.def).name}::${ours.name}\` has ${want}`,
        {
          code: 'E0050',
          label: `expected ${count(want)}, found ${have}`,
          labels: this.label(theirs, theirSpan, `trait requires ${count(want)}`),
        },
      ),
    );
    return true;
  }

  private ownParams(def: AssocItem): readonly { readonly kind: string }[] {
    const { params, parentCount } = this.db.genericsOf(def.def);
    return params.slice(parentCount).filter((param) => param.kind !== 'lifetime');
  }

  /** E0049. */
  private genericsDiffer(ours: hir.FnDef): boolean {
    const have = this.ownParams(this.item).length;
    const want = this.ownParams(this.declared).length;
    if (have === want) return false;
    const count = (n: number): string => `${n} type parameter${n === 1 ? '' : 's'}`;
    this.sink.report(
      errorAt(ours.span, `method \`${ours.name}\` has ${count(have)} but its trait declaration has ${count(want)}`, {
        code: 'E0049',
        label: `found ${count(have)}, expected ${want}`,
      }),
    );
    return true;
  }

  /** Arguments for the trait's method in terms of the impl method's params. */
  private traitArgs(ours: hir.FnDef): GenericArgs {
    const { db } = this;
    const mine = db.identityArgs(ours.id).slice(db.genericsOf(ours.id).parentCount);
    const given = mine.filter((arg) => arg.kind !== 'region');
    let next = 0;
    const { params, parentCount } = db.genericsOf(this.declared.def);
    const own = params
      .slice(parentCount)
      .map((param): GenericArg => (param.kind === 'lifetime' ? ERASED_ARG : (given[next++] ?? ERASED_ARG)));
    return [...this.trait.args, ...own];
  }

  /** E0053. */
  private compareTypes(ours: hir.FnDef, theirs: hir.FnDef, args: GenericArgs): void {
    const { db } = this;
    const cx = new Infcx(db);
    const env = db.paramEnv(ours.id);
    const cause = { span: ours.span, code: { kind: 'misc' as const } };
    const normal = (sig: FnSig): FnSig => cx.normalizeSig(sig, env, cause);
    const declaredSig = db.fnSig(this.declared.def);
    // `impl Trait` of the trait's method: anything with its bounds will do.
    const opaques = new Set<hir.DefId>();
    anyTy(declaredSig.ret, (part) => {
      if (part.kind === 'opaque' && db.traitMethodOf(part.def) === this.declared.def) opaques.add(part.def);
      return false;
    });
    const open: Folder = {
      ty: (ty) => {
        if (ty.kind !== 'opaque' || !opaques.has(ty.def)) return ty.flags.hasAlias ? superFold(ty, open) : ty;
        const variable = cx.freshTy(ours.span);
        for (const bound of db.itemBounds(ty.def, variable, ty.args))
          cx.register({ predicate: bound, cause: { span: ours.sig.ret.span, code: cause.code }, env });
        return variable;
      },
    };
    const declared: FnSig = {
      ...declaredSig,
      params: declaredSig.params.map((param) => subst(param, args)),
      ret: open.ty(subst(declaredSig.ret, args)),
    };
    const want = normal(declared);
    const have = normal(db.fnSig(ours.id));
    cx.selectWherePossible();
    const differ = have.params.findIndex((param, i) => !cx.unify(param, want.params[i] as Ty));
    const retDiffers = differ < 0 && !cx.unify(have.ret, want.ret);
    if (differ < 0 && !retDiffers) {
      // The type returned for an `impl Trait` of the trait must have its bounds.
      for (const unmet of cx.selectAll()) if (unmet.why !== 'ambiguous') this.sink.report(reportUnmet(db, unmet, cx));
      return;
    }
    const span = retDiffers ? ours.sig.ret.span : (ours.sig.params[differ]?.ty.span ?? ours.span);
    const expected = cx.resolve(retDiffers ? want.ret : (want.params[differ] as Ty));
    const found = cx.resolve(retDiffers ? have.ret : (have.params[differ] as Ty));
    const shown = (sig: FnSig): string =>
      printSig(db, { ...sig, params: sig.params.map((param) => cx.resolve(param)), ret: cx.resolve(sig.ret) });
    const theirSpan = retDiffers ? theirs.sig.ret.span : (theirs.sig.params[differ]?.ty.span ?? theirs.span);
    this.sink.report(
      errorAt(span, `method \`${ours.name}\` has an incompatible type for trait`, {
        code: 'E0053',
        label: describeMismatch(db, expected, found),
        notes: [
          ...(db.isUser(theirs.id) ? [{ kind: 'note' as const, text: 'type in trait', span: theirSpan }] : []),
          { kind: 'note', text: `expected signature \`${shown(want)}\`\n   found signature \`${shown(have)}\`` },
        ],
        edits: [
          { title: 'change the parameter type to match the trait', edits: [{ span, text: db.printTy(expected) }] },
        ],
      }),
    );
  }

  /** E0276: the impl's method asks for more than the trait's. */
  private compareBounds(ours: hir.FnDef, args: GenericArgs): void {
    const { db } = this;
    const own = db.predicatesOf(ours.id).slice(db.predicatesOf(this.impl.id).length);
    if (own.length === 0) return;
    const declared = db.predicatesOf(this.declared.def).map((one) => substPredicate(one.predicate, args));
    const env: ParamEnv = {
      predicates: elaborate(db, [...db.paramEnv(this.impl.id).predicates, ...declared]),
      reveal: false,
    };
    const cx = new Infcx(db);
    for (const { predicate, span } of own)
      if (cx.holds(predicate, env) === 'no')
        this.sink.report(
          errorAt(span, 'impl has stricter requirements than trait', {
            code: 'E0276',
            label: `impl has extra requirement \`${printPredicate(db, predicate)}\``,
            labels: this.label(
              db.program.def(this.declared.def) as hir.FnDef,
              db.program.def(this.declared.def).fullSpan,
              `definition of \`${ours.name}\` from trait`,
            ),
          }),
        );
  }
}

/** A lifetime that a bound mentions is a generic parameter proper; others are quantified in the fn's type. */
function isEarly(fn: hir.FnDef, param: hir.GenericParam): boolean {
  const names = (lifetime: hir.Lifetime): boolean => lifetime.kind === 'param' && lifetime.def === param.def;
  return (
    fn.generics.params.some((one) =>
      one.bounds.some(
        (bound) => bound.kind === 'outlives' && (names(bound.lifetime) || (one === param && one.kind === 'lifetime')),
      ),
    ) ||
    fn.generics.where.some((where) => where.kind === 'outlives' && (names(where.lifetime) || where.bounds.some(names)))
  );
}

function describeMismatch(db: Db, expected: Ty, found: Ty): string {
  if (expected.kind === 'ref' && found.kind === 'ref' && expected.mut !== found.mut)
    return 'types differ in mutability';
  const shown = (ty: Ty): string => (ty.kind === 'param' ? `type parameter \`${ty.name}\`` : `\`${db.printTy(ty)}\``);
  return `expected ${shown(expected)}, found ${shown(found)}`;
}
