//! Dyn compatibility ("object safety"): why a trait cannot be made into `dyn Trait` (E0038).
import type { DefId } from '../../hir/hir.ts';
import { errorAt, type Diagnostic, type SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import { anyTy, walkTy } from '../fold.ts';
import type { Db } from './db.ts';
import { hirGenerics } from './items.ts';
import { elaborate } from './elaborate.ts';

/** One reason, as the end of rustc's label "...because …". */
export interface DynViolation {
  readonly trait: DefId;
  readonly span: Span;
  readonly because: string;
  /** A method that could be moved to another trait. */
  readonly method?: string;
}

/** All reasons, the trait's own first, then those of its supertraits. */
export function dynViolations(db: Db, trait: DefId): readonly DynViolation[] {
  const result: DynViolation[] = [];
  const args = db.identityArgs(trait);
  for (const predicate of elaborate(db, [{ kind: 'trait', trait: { def: trait, args } }]))
    if (predicate.kind === 'trait') collect(db, predicate.trait.def, trait, result);
  return result;
}

function collect(db: Db, trait: DefId, root: DefId, out: DynViolation[]): void {
  const it = db.program.def(trait);
  if (it.kind !== 'trait') return;
  if (trait === db.lang('sized')) {
    const rootDef = db.program.def(root);
    const bound = rootDef.kind === 'trait' ? db.hirSuperTraits(root).find((one) => one.def === trait) : undefined;
    out.push({ trait: root, span: bound?.span ?? rootDef.span, because: 'it requires `Self: Sized`' });
    return;
  }
  const self = argTy(db.identityArgs(trait)[0]);
  for (const bound of db.superTraits(trait))
    if (
      bound.kind === 'trait' &&
      bound.trait.args.slice(1).some((arg) => arg.kind === 'type' && anyTy(arg.ty, (part) => part === self))
    )
      out.push({
        trait,
        span: db.hirSuperTraits(trait).find((one) => one.def === bound.trait.def)?.span ?? it.span,
        because: 'it uses `Self` as a type parameter',
      });
  for (const item of db.assocItems(trait)) {
    const span = db.program.def(item.def).span;
    if (item.kind === 'const')
      out.push({ trait, span, because: `it contains the associated \`const\` \`${item.name}\`` });
    else if (item.kind === 'type') {
      const generics = db.genericsOf(item.def);
      if (generics.params.length > generics.parentCount && !db.requiresSelfSized(item.def))
        out.push({ trait, span, because: `it contains the generic associated type \`${item.name}\`` });
    } else if (!db.requiresSelfSized(item.def)) method(db, trait, item.def, item.name, item.hasSelf, self, out);
  }
}

function method(db: Db, trait: DefId, def: DefId, name: string, hasSelf: boolean, self: Ty, out: DynViolation[]): void {
  const it = db.program.def(def);
  if (it.kind !== 'fn') return;
  if (!hasSelf) {
    out.push({
      trait,
      span: it.span,
      because: `associated function \`${name}\` has no \`self\` parameter`,
      method: name,
    });
    return;
  }
  const sig = db.fnSig(def);
  sig.params.forEach((param, i) => {
    if (i > 0 && mentionsSelf(db, param, self, trait))
      out.push({
        trait,
        span: it.sig.params[i]?.ty.span ?? it.span,
        because: `method \`${name}\` references the \`Self\` type in this parameter`,
        method: name,
      });
  });
  if (it.sig.isAsync) {
    out.push({ trait, span: it.span, because: `method \`${name}\` is \`async\``, method: name });
    return;
  }
  if (anyTy(sig.ret, (part) => part.kind === 'opaque' && db.traitMethodOf(part.def) === def))
    out.push({
      trait,
      span: it.sig.ret.span,
      because: `method \`${name}\` references an \`impl Trait\` type in its return type`,
      method: name,
    });
  else if (mentionsSelf(db, sig.ret, self, trait))
    out.push({
      trait,
      span: it.sig.ret.span,
      because: `method \`${name}\` references the \`Self\` type in its return type`,
      method: name,
    });
  if (hirGenerics(it)?.params.some((param) => param.kind !== 'lifetime') === true)
    out.push({ trait, span: it.span, because: `method \`${name}\` has generic type parameters`, method: name });
  if (it.sig.self === 'typed' && !isDispatchable(db, sig.params[0], self))
    out.push({
      trait,
      span: it.sig.params[0]?.ty.span ?? it.span,
      because: `method \`${name}\`'s \`self\` parameter cannot be dispatched on`,
      method: name,
    });
}

/** Does the type mention Self other than in `Self::Item` of the trait or its supertraits? */
function mentionsSelf(db: Db, ty: Ty, self: Ty, trait: DefId): boolean {
  let found = false;
  walkTy(ty, (part) => {
    if (part === self) found = true;
    if (part.kind === 'projection' && argTy(part.args[0]) === self) {
      const container = db.assocContainer(part.def);
      const known = elaborate(db, [{ kind: 'trait', trait: { def: trait, args: db.identityArgs(trait) } }]).some(
        (one) => one.kind === 'trait' && one.trait.def === container,
      );
      if (known) return false;
    }
    return !found;
  });
  return found;
}

/** `&Self`, `Box<Self>`, `Rc<Self>`, `Arc<Self>`, `Pin<P>` of such, or `Self`. */
function isDispatchable(db: Db, receiver: Ty | undefined, self: Ty): boolean {
  if (receiver === undefined || receiver === self) return true;
  if (receiver.kind === 'ref' || receiver.kind === 'ptr') return isDispatchable(db, receiver.ty, self);
  if (receiver.kind !== 'adt') return false;
  const name = db.program.def(receiver.def).name;
  return (
    ['Box', 'Rc', 'Arc', 'Pin'].includes(name) &&
    isDispatchable(db, argTy(receiver.args.find((arg) => arg.kind === 'type')), self)
  );
}

/** E0038. */
export function notDynCompatible(db: Db, trait: DefId, span: Span): Diagnostic {
  const { name } = db.program.def(trait);
  const violations = db.dynViolations(trait);
  const first = violations[0];
  const notes: SubDiagnostic[] = [
    {
      kind: 'note',
      text: 'for a trait to be dyn compatible it needs to allow building a vtable\nfor more information, visit <https://doc.rust-lang.org/reference/items/traits.html#dyn-compatibility>',
      ...(first !== undefined && db.isUser(first.trait) ? { span: first.span } : {}),
    },
  ];
  for (const method of new Set(violations.flatMap((one) => one.method ?? [])))
    notes.push({ kind: 'help', text: `consider moving \`${method}\` to another trait` });
  const impls = db.isUser(trait) ? db.implsOf(trait, undefined).map((impl) => db.typeOf(impl)) : [];
  if (impls.length === 1 && impls[0]?.kind === 'adt')
    notes.push({
      kind: 'help',
      text: `only type \`${db.printTy(impls[0])}\` implements \`${name}\`; consider using it directly instead.`,
    });
  else if (impls.length > 1 && impls.every((ty) => ty.kind === 'adt')) {
    const list = impls.map((ty) => `  ${db.printTy(ty)}`).join('\n');
    notes.push({
      kind: 'help',
      text: `the following types implement \`${name}\`:\n${list}\nconsider defining an enum where each variant holds one of these types,\nimplementing \`${name}\` for this new enum and using it instead`,
    });
  }
  const own = db.isUser(trait)
    ? [{ span: db.program.def(trait).span, text: 'this trait is not dyn compatible...' }]
    : [];
  const because = violations
    .filter((one) => db.isUser(one.trait))
    .map((one) => ({ span: one.span, text: `...because ${one.because}` }));
  return errorAt(span, `the trait \`${name}\` is not dyn compatible`, {
    code: 'E0038',
    label: `\`${name}\` is not dyn compatible`,
    labels: [...own, ...because],
    notes,
  });
}
