//! What is said when `?` does not work here: no `Result` to return, another kind of carrier, an error without `From`.
import { errorAt, type Diagnostic, type Label, type SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Cause } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { causeNotes } from './notes.ts';

/** The cause of the `?` an obligation comes from, however deep. */
function questionOf(cause: Cause): (Cause & { readonly code: { readonly kind: 'question' } }) | undefined {
  let at = cause;
  while (at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived') at = at.code.parent;
  return at.code.kind === 'question' ? (at as Cause & { readonly code: { readonly kind: 'question' } }) : undefined;
}

/** The special diagnostics of `?`; undefined if the obligation is not about it. */
export function questionError(cx: Infcx, trait: TraitRef, cause: Cause): Diagnostic | undefined {
  const question = questionOf(cause);
  if (question === undefined || question.code.kind !== 'question') return undefined;
  const { name } = cx.db.program.def(trait.def);
  const { code } = question as { readonly code: Cause['code'] & { readonly kind: 'question' } };
  if (name === 'FromResidual') return notReturnable(cx, trait, cause, code);
  if (name === 'From') return cannotConvert(cx, trait, cause, code);
  return undefined;
}

type Question = Cause['code'] & { readonly kind: 'question' };

const adtName = (cx: Infcx, ty: Ty): string => (ty.kind === 'adt' ? cx.db.program.def(ty.def).name : '');

function notReturnable(cx: Infcx, trait: TraitRef, cause: Cause, code: Question): Diagnostic {
  const self = cx.resolve(argTy(trait.args[0]));
  const residual = cx.resolve(argTy(trait.args[1]));
  const context = code.context?.what ?? 'a function';
  const shown = cx.db.printTy(self);
  const labels: Label[] = code.context === undefined ? [] : [];
  const into = adtName(cx, self);
  const from = adtName(cx, residual);
  if (into === 'Option' && from === 'Result') {
    if (code.context !== undefined) labels.push({ span: code.context.span, text: 'this function returns an `Option`' });
    return errorAt(
      cause.span,
      `the \`?\` operator can only be used on \`Option\`s, not \`Result\`s, in ${context} that returns \`Option\``,
      {
        code: 'E0277',
        label: `use \`.ok()?\` if you want to discard the \`${cx.db.printTy(residual)}\` error information`,
        labels,
      },
    );
  }
  if (into === 'Result' && from === 'Option') {
    if (code.context !== undefined) labels.push({ span: code.context.span, text: 'this function returns a `Result`' });
    return errorAt(
      cause.span,
      `the \`?\` operator can only be used on \`Result\`s, not \`Option\`s, in ${context} that returns \`Result\``,
      {
        code: 'E0277',
        label: `use \`.ok_or(...)?\` to provide an error compatible with \`${shown}\``,
        labels,
      },
    );
  }
  if (code.context !== undefined)
    labels.push({ span: code.context.span, text: 'this function should return `Result` or `Option` to accept `?`' });
  return errorAt(
    cause.span,
    `the \`?\` operator can only be used in ${context} that returns \`Result\` or \`Option\` (or another type that implements \`FromResidual\`)`,
    {
      code: 'E0277',
      label: `cannot use the \`?\` operator in ${context} that returns \`${shown}\``,
      labels,
    },
  );
}

function cannotConvert(cx: Infcx, trait: TraitRef, cause: Cause, code: Question): Diagnostic {
  const { db } = cx;
  const self = db.printTy(cx.resolve(argTy(trait.args[0])));
  const from = db.printTy(cx.resolve(argTy(trait.args[1])));
  return errorAt(cause.span, `\`?\` couldn't convert the error to \`${self}\``, {
    code: 'E0277',
    label: `the trait \`From<${from}>\` is not implemented for \`${self}\``,
    labels: [
      { span: code.exprSpan, text: `this can't be annotated with \`?\` because it has type \`Result<_, ${from}>\`` },
    ],
    notes: [
      ...needsFrom(cx, trait, self, from),
      {
        kind: 'note',
        text: 'the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait',
      },
      ...causeNotes(cx, cause),
    ],
  });
}

/** Where to write the missing impl: at an error type of the user's. */
function needsFrom(cx: Infcx, trait: TraitRef, self: string, from: string): SubDiagnostic[] {
  const ty = cx.resolve(argTy(trait.args[0]));
  if (ty.kind !== 'adt' || !cx.db.isUser(ty.def)) return [];
  return [
    { kind: 'note', text: `\`${self}\` needs to implement \`From<${from}>\``, span: cx.db.program.def(ty.def).span },
  ];
}
