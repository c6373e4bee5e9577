//! "future cannot be sent between threads safely": which value held across which await makes a future !Send (RS-17).
import type { DefId } from '../../hir/hir.ts';
import { errorAt, type Diagnostic, type Label, type SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Cause, WitnessTy } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import { subst } from '../fold.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { causeNotes } from './notes.ts';

interface Found {
  /** The type directly inside the innermost coroutine. */
  readonly target: Ty;
  readonly inner: Ty & { readonly kind: 'coroutine' };
  readonly outer: Ty & { readonly kind: 'coroutine' };
  /** The outermost type the auto trait was asked of. */
  readonly whole: Ty;
  /** What asked for the auto trait in the first place. */
  readonly rest: Cause;
}

/** Follows the causes of an unmet auto trait up to the outermost coroutine. */
function findCoroutine(cx: Infcx, trait: TraitRef, cause: Cause): Found | undefined {
  let target = cx.resolve(argTy(trait.args[0]));
  let inner: (Ty & { readonly kind: 'coroutine' }) | undefined = target.kind === 'coroutine' ? target : undefined;
  let outer = inner;
  let rest = cause;
  let whole = target;
  for (let at = cause; at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived'; at = at.code.parent) {
    rest = at.code.parent;
    const ty = cx.resolve(argTy(at.code.parentTrait.args[0]));
    if (ty.kind === 'coroutine') {
      inner ??= ty;
      outer = ty;
    } else if (inner === undefined) target = ty;
  }
  for (let at = cause; at.code.kind === 'builtinDerived'; at = at.code.parent)
    whole = cx.resolve(argTy(at.code.parentTrait.args[0]));
  return inner === undefined || outer === undefined ? undefined : { target, inner, outer, whole, rest };
}

/** The diagnostic for an unmet `Send`/`Sync` inside a future; undefined if no coroutine is involved. */
export function futureNotSend(cx: Infcx, trait: TraitRef, cause: Cause): Diagnostic | undefined {
  const { db } = cx;
  const { name } = db.program.def(trait.def);
  if (name !== 'Send' && name !== 'Sync') return undefined;
  const found = findCoroutine(cx, trait, cause);
  if (found === undefined) return undefined;
  const where = interiorNote(cx, found, name) ?? upvarNote(cx, found, name);
  if (where === undefined) return undefined;
  const leaf = db.printTy(cx.resolve(argTy(trait.args[0])));
  const within = found.whole === cx.resolve(argTy(trait.args[0])) ? '' : `within \`${db.printTy(found.whole)}\`, `;
  return errorAt(cause.span, `future cannot be ${name === 'Send' ? 'sent' : 'shared'} between threads safely`, {
    label: `${creator(cx, found.outer.def)} is not \`${name}\``,
    labels: where.labels,
    notes: [
      { kind: 'help', text: `${within}the trait \`${name}\` is not implemented for \`${leaf}\`` },
      ...where.notes,
      ...causeNotes(cx, found.rest),
    ],
  });
}

/** "future returned by `f`" or "future created by async block". */
function creator(cx: Infcx, def: DefId): string {
  const it = cx.db.program.def(def);
  if (it.kind !== 'closure') return 'future';
  const owner = cx.db.program.def(it.owner);
  if (isFnBody(cx, def) && owner.kind === 'fn') return `future returned by \`${owner.name}\``;
  return it.flavor === 'asyncClosure' ? 'future created by async closure' : 'future created by async block';
}

function isFnBody(cx: Infcx, def: DefId): boolean {
  const it = cx.db.program.def(def);
  if (it.kind !== 'closure' || it.flavor !== 'asyncBlock') return false;
  return cx.db.closureInfo(def).isAsyncFn;
}

interface Where {
  readonly labels: readonly Label[];
  readonly notes: readonly SubDiagnostic[];
}

function interiorNote(cx: Infcx, found: Found, name: string): Where | undefined {
  const { db } = cx;
  const held = db
    .coroutineWitness(found.inner.def)
    .find((one) => cx.resolve(subst(one.ty, found.inner.args)) === found.target);
  if (held === undefined) return undefined;
  const what = textOf(cx, held);
  return {
    labels: [
      { span: held.span, text: `has type \`${db.printTy(found.target)}\` which is not \`${name}\`` },
      { span: held.awaitSpan, text: `await occurs here, with ${what} maybe used later` },
    ],
    notes: [
      { kind: 'note', text: `future is not \`${name}\` as this value is used across an await`, span: held.awaitSpan },
    ],
  };
}

/** The source text of the binding (`mut guard`), as rustc quotes it. */
function textOf(cx: Infcx, held: WitnessTy): string {
  const { sources } = cx.db.program;
  const text = sources?.file(held.span.file).text.slice(held.span.start, held.span.end) ?? held.name;
  return text === undefined || text === '' || text.includes('\n') ? 'the value' : `\`${text}\``;
}

function upvarNote(cx: Infcx, found: Found, name: string): Where | undefined {
  const { db } = cx;
  const capture = db
    .closureInfo(found.inner.def)
    .captures.find((one) => cx.resolve(subst(one.ty, found.inner.args)) === found.target);
  if (capture === undefined) return undefined;
  const shown = db.printTy(found.target);
  if (found.target.kind === 'ref') {
    const mut = found.target.mut === 'mut' ? '&mut' : '&';
    const need = found.target.mut === 'mut' ? name : 'Sync';
    const text = `captured value is not \`${name}\` because \`${mut}\` references cannot be ${name === 'Send' ? 'sent' : 'shared'} unless their referent is \`${need}\``;
    return {
      labels: [
        {
          span: capture.span,
          text: `has type \`${shown}\` which is not \`${name}\`, because \`${db.printTy(found.target.ty)}\` is not \`${need}\``,
        },
      ],
      notes: [{ kind: 'note', text, span: capture.span }],
    };
  }
  return {
    labels: [{ span: capture.span, text: `has type \`${shown}\` which is not \`${name}\`` }],
    notes: [{ kind: 'note', text: `captured value is not \`${name}\``, span: capture.span }],
  };
}
