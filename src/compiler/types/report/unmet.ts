//! Unmet obligations in rustc's words: E0277 (with what the library says about its traits), E0271, E0275, E0282/E0283/E0284.
import type { DefId } from '../../hir/hir.ts';
import {
  errorAt,
  unsupportedAt,
  type Diagnostic,
  type Label,
  type SubDiagnostic,
  type SuggestedEdit,
} from '../../../source/diagnostic.ts';
import type { Cause, InferCtxt, Obligation, TypeDb, UnmetObligation } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { argTy, mkProjection } from '../interner.ts';
import { walkArgs } from '../fold.ts';
import { hirGenerics } from '../db/items.ts';
import { printPredicate } from '../db/print.ts';
import type { Db } from '../db/db.ts';
import { Infcx } from '../infer/ctxt.ts';
import { boundNote, causeNotes } from './notes.ts';
import { futureNotSend } from './future-send.ts';
import { wrongClosureKind } from './closure-kind.ts';
import { wordsFor } from './on-unimplemented.ts';
import { questionError } from './question.ts';

/** The diagnostic for an obligation that does not hold (or cannot be decided). */
export function reportUnmet(db: Db, unmet: UnmetObligation, infcx: InferCtxt): Diagnostic {
  const cx = infcx instanceof Infcx ? infcx : new Infcx(db);
  const predicate = cx.resolvePredicate(unmet.obligation.predicate);
  const obligation: Obligation = { ...unmet.obligation, predicate };
  switch (unmet.why) {
    case 'ambiguous':
      return ambiguous(cx, obligation);
    case 'overflow':
      return errorAt(
        obligation.cause.span,
        `overflow evaluating the requirement \`${printPredicate(db, cx.resolvePredicate(unmet.root.predicate))}\``,
        {
          code: 'E0275',
          notes: [
            {
              kind: 'help',
              text: 'consider increasing the recursion limit by adding a `#![recursion_limit = "256"]` attribute to your crate (`main`)',
            },
            ...causeNotes(cx, obligation.cause),
          ],
        },
      );
    case 'mismatch':
      return mismatch(cx, unmet, obligation);
    case 'unimplemented':
      if (predicate.kind === 'trait') return unimplemented(cx, predicate.trait, obligation);
      return errorAt(obligation.cause.span, `type mismatch resolving \`${printPredicate(db, predicate)}\``, {
        code: 'E0271',
      });
  }
}

/** E0277. */
function unimplemented(cx: Infcx, trait: TraitRef, obligation: Obligation): Diagnostic {
  const { db } = cx;
  const { cause } = obligation;
  const special =
    wrongClosureKind(cx, trait, cause) ??
    missingHere(db, trait, cause) ??
    futureNotSend(cx, trait, cause) ??
    questionError(cx, trait, cause);
  if (special !== undefined) return special;
  const words = wordsFor(db, trait);
  const self = argTy(trait.args[0]);
  const shown = db.printTy(self);
  const traitText = db.printTrait(trait);
  const explanation = `${withinPrefix(cx, obligation)}the trait \`${traitText}\` is not implemented for \`${shown}\``;
  const adt = self.kind === 'adt' && db.isUser(self.def) ? db.program.def(self.def) : undefined;
  const notes: SubDiagnostic[] = [];
  let label = words.label;
  if (label === undefined && adt === undefined) label = explanation;
  else {
    label ??= 'unsatisfied trait bound';
    notes.push(
      adt === undefined ? { kind: 'help', text: explanation } : { kind: 'help', text: explanation, span: adt.span },
    );
  }
  for (const text of words.notes ?? []) notes.push({ kind: 'note', text });
  notes.push(...otherImpls(db, trait));
  notes.push(...causeNotes(cx, cause));
  const restrict = restrictParam(db, trait);
  if (restrict !== undefined) notes.push({ kind: 'help', text: restrict.title });
  return errorAt(cause.span, words.message ?? `the trait bound \`${shown}: ${traitText}\` is not satisfied`, {
    code: 'E0277',
    label,
    labels: callLabel(cause),
    notes,
    edits: restrict === undefined ? deriveEdit(db, trait, adt) : [restrict],
  });
}

/** The real type implements the trait, and ours has no impl of it at all: then the program may well be right. */
function missingHere(db: Db, trait: TraitRef, cause: Cause): Diagnostic | undefined {
  const self = argTy(trait.args[0]);
  if (self.kind !== 'adt' || db.isUser(self.def) || db.isUser(trait.def)) return undefined;
  const type = db.program.def(self.def);
  const name = db.program.def(trait.def).name;
  if (db.program.realApi(type.krate)?.implements(type.name, name) !== true) return undefined;
  const ours = db.implsOf(trait.def, undefined).some((impl) => {
    const head = argTy(db.implTraitRef(impl)?.args[0]);
    return head.kind === 'adt' && head.def === self.def;
  });
  return ours ? undefined : unsupportedAt(cause.span, `\`${db.printTy(self)}: ${db.printTrait(trait)}\``);
}

/** "required by a bound introduced by this call" at the callee, when an argument is blamed. */
function callLabel(cause: Cause): readonly Label[] {
  let at = cause;
  while (at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived') at = at.code.parent;
  return at.code.kind === 'bound' && at.code.callSpan !== undefined
    ? [{ span: at.code.callSpan, text: 'required by a bound introduced by this call' }]
    : [];
}

/** "within `X`, " when an auto trait failed somewhere inside of X. */
function withinPrefix(cx: Infcx, obligation: Obligation): string {
  let outer: Ty | undefined;
  for (let at = obligation.cause; at.code.kind === 'builtinDerived'; at = at.code.parent)
    outer = cx.resolve(argTy(at.code.parentTrait.args[0]));
  return outer === undefined ? '' : `within \`${cx.db.printTy(outer)}\`, `;
}

/** What else implements a trait of the user's. (The library's lists would differ from the real one's.) */
function otherImpls(db: Db, trait: TraitRef): SubDiagnostic[] {
  if (!db.isUser(trait.def)) return [];
  const impls = db.implsOf(trait.def, undefined).flatMap((impl) => {
    const ref = db.implTraitRef(impl);
    const it = db.program.def(impl);
    return ref === undefined || (it.kind === 'impl' && it.isNegative) ? [] : [ref];
  });
  const it = db.program.def(trait.def);
  if (impls.length === 0)
    return [{ kind: 'help', text: 'this trait has no implementations, consider adding one', span: it.span }];
  const generic = trait.args.length > 1;
  const show = (ref: TraitRef): string =>
    generic
      ? `\`${db.printTy(argTy(ref.args[0]))}\` implements \`${db.printTrait(ref)}\``
      : `\`${db.printTy(argTy(ref.args[0]))}\``;
  const [only] = impls;
  if (impls.length === 1 && only !== undefined) {
    const self = argTy(only.args[0]);
    if (self.kind === 'param') return [];
    return [{ kind: 'help', text: `the trait \`${db.printTrait(only)}\` is implemented for \`${db.printTy(self)}\`` }];
  }
  const lines = impls.map(show).sort();
  const shown = lines.slice(0, 8).map((line) => (generic ? line : line.slice(1, -1)));
  const more = lines.length > 8 ? [`and ${lines.length - 8} others`] : [];
  return [
    {
      kind: 'help',
      text: [
        `the following other types implement trait \`${generic ? it.name : db.printTrait(trait)}\`:`,
        ...[...shown, ...more].map((line) => `  ${line}`),
      ].join('\n'),
    },
  ];
}

/** "consider restricting type parameter `T` with trait `Debug`", for a parameter of the user's. */
function restrictParam(db: Db, trait: TraitRef): SuggestedEdit | undefined {
  const self = argTy(trait.args[0]);
  if (self.kind !== 'param' || !db.isUser(self.def) || self.name === 'Self') return undefined;
  const { parent } = db.program.def(self.def);
  const generics = parent === undefined ? undefined : hirGenerics(db.program.def(parent));
  const param = generics?.params.find((one) => one.def === self.def);
  if (param === undefined || param.synthetic) return undefined;
  const last = param.bounds.at(-1);
  const further = last === undefined ? '' : 'further ';
  const end = (last ?? param).span.end;
  const text = `${last === undefined ? ': ' : ' + '}${db.program.pathOf(trait.def)}${db.printTrait(trait).replace(/^[^<(]*/, '')}`;
  return {
    title: `consider ${further}restricting type parameter \`${self.name}\` with trait \`${db.program.def(trait.def).name}\``,
    edits: [{ span: { ...param.span, start: end, end }, text }],
  };
}

const DERIVABLE = new Set(['Debug', 'Clone', 'Copy', 'PartialEq', 'Eq', 'PartialOrd', 'Ord', 'Hash', 'Default']);

/** "consider annotating `Foo` with `#[derive(Debug)]`". */
function deriveEdit(db: Db, trait: TraitRef, adt: ReturnType<Db['program']['def']> | undefined): Diagnostic['edits'] {
  const { name, krate } = db.program.def(trait.def);
  if (adt === undefined || !DERIVABLE.has(name) || (krate !== 'std' && krate !== 'core')) return [];
  const at = { ...adt.fullSpan, end: adt.fullSpan.start };
  return [
    {
      title: `consider annotating \`${adt.name}\` with \`#[derive(${name})]\``,
      edits: [{ span: at, text: `#[derive(${name})]\n` }],
    },
  ];
}

/** E0271. */
function mismatch(cx: Infcx, unmet: UnmetObligation, obligation: Obligation): Diagnostic {
  const { db } = cx;
  const { predicate, cause } = obligation;
  if (predicate.kind !== 'projection') return errorAt(cause.span, 'type mismatch', { code: 'E0271' });
  const expected = db.printTy(cx.resolve(unmet.expected ?? predicate.ty));
  const found = unmet.found === undefined ? '_' : db.printTy(cx.resolve(unmet.found));
  const self = db.printTy(argTy(predicate.args[0]));
  const container = db.assocContainer(predicate.def);
  const { name } = db.program.def(predicate.def);
  let message = `type mismatch resolving \`${db.printTy(mkProjection(predicate.def, predicate.args))} == ${expected}\``;
  if (container !== undefined && cx.lang.callKind(container) !== undefined && name === 'Output')
    message = `expected \`${self}\` to return \`${expected}\`, but it returns \`${found}\``;
  else if (container !== undefined && container === cx.lang.future && name === 'Output')
    message = `expected \`${self}\` to be a future that resolves to \`${expected}\`, but it resolves to \`${found}\``;
  else if (container !== undefined && container === db.lang('iterator') && name === 'Item')
    message = `expected \`${self}\` to be an iterator that yields \`${expected}\`, but it yields \`${found}\``;
  return errorAt(cause.span, message, {
    code: 'E0271',
    label: `expected \`${expected}\`, found \`${found}\``,
    labels: callLabel(cause),
    notes: causeNotes(cx, cause),
  });
}

/** E0282, E0283, E0284, E0790: something was never determined. */
function ambiguous(cx: Infcx, obligation: Obligation): Diagnostic {
  const { db } = cx;
  const { predicate, cause } = obligation;
  if (predicate.kind === 'projection')
    return errorAt(cause.span, 'type annotations needed', {
      code: 'E0284',
      label: 'cannot infer type',
      notes: [{ kind: 'note', text: `cannot satisfy \`${printPredicate(db, predicate)}\`` }],
    });
  const self = argTy(predicate.trait.args[0]);
  const variable = firstVar(predicate.trait);
  const span = cause.span;
  if (predicate.trait.def === cx.lang.sized)
    return errorAt(
      variable === undefined ? span : cx.originOf(variable.var).end > 0 ? cx.originOf(variable.var) : span,
      'type annotations needed',
      { code: 'E0282', label: 'cannot infer type' },
    );
  if (
    cause.code.kind === 'bound' &&
    self.kind === 'infer' &&
    isTraitFnWithoutSelf(db, cause.code.item, predicate.trait.def)
  ) {
    const fn = db.program.def(cause.code.item);
    return errorAt(
      span,
      `cannot call associated function on trait without specifying the corresponding \`impl\` type`,
      {
        code: 'E0790',
        label: 'cannot call associated function of trait',
        labels: db.isUser(fn.id)
          ? [{ span: fn.fullSpan, text: `\`${db.printTrait(predicate.trait)}::${fn.name}\` defined here` }]
          : [],
      },
    );
  }
  const notes: SubDiagnostic[] = [{ kind: 'note', text: `cannot satisfy \`${printPredicate(db, predicate)}\`` }];
  if (cause.code.kind === 'bound') notes.push(boundNote(db, cause.code.item, cause.code.boundSpan));
  else notes.push(...causeNotes(cx, cause));
  return errorAt(span, 'type annotations needed', { code: 'E0283', label: 'cannot infer type', notes });
}

/** `Trait::make()` for a fn without `self`: nothing says whose. */
export function isTraitFnWithoutSelf(db: TypeDb, item: DefId, trait: DefId): boolean {
  const it = db.program.def(item);
  return it.kind === 'fn' && it.assoc?.in === 'trait' && it.assoc.container === trait && !it.assoc.hasSelf;
}

function firstVar(trait: TraitRef): (Ty & { readonly kind: 'infer' }) | undefined {
  let found: (Ty & { readonly kind: 'infer' }) | undefined;
  walkArgs(trait.args, (part) => {
    if (part.kind === 'infer') found ??= part;
    return found === undefined;
  });
  return found;
}
