//! What may be implemented for what, by the head of an impl alone: inherent impls (E0116, E0118, E0197, E0390), `unsafe` (E0199, E0200),
//! `Drop`, `Copy` and `Sized` (E0120, E0206, E0322, E0366, E0367).
import type * as hir from '../../hir/hir.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { DiagnosticSink } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { printPredicate } from '../db/print.ts';
import type { Db } from '../db/db.ts';
import { Infcx } from '../infer/ctxt.ts';
import { substPredicate } from '../fold.ts';
import { headSpan } from './spans.ts';

/** E0116, E0118, E0197, E0390. False: the members need no look. */
export function checkInherentHeader(db: Db, it: hir.ImplDef, sink: DiagnosticSink): void {
  const self = db.typeOf(it.id);
  if (it.isUnsafe)
    sink.report(
      errorAt(it.selfTy.span, 'inherent impls cannot be unsafe', {
        code: 'E0197',
        label: 'inherent impls cannot be unsafe',
      }),
    );
  switch (self.kind) {
    case 'error':
      return;
    case 'adt':
      if (!db.isUser(self.def)) reportForeign(it, sink);
      return;
    case 'dyn':
      if (self.principal === undefined || !db.isUser(self.principal.def)) reportForeign(it, sink);
      return;
    case 'param':
      sink.report(
        errorAt(headSpan(it), 'no nominal type found for inherent implementation', {
          code: 'E0118',
          label: 'impl requires a nominal type',
          notes: [{ kind: 'note', text: 'either implement a trait on it or create a newtype to wrap it instead' }],
        }),
      );
      return;
    default:
      sink.report(
        errorAt(headSpan(it), 'cannot define inherent `impl` for primitive types', {
          code: 'E0390',
          notes: [{ kind: 'help', text: 'consider using an extension trait instead' }],
        }),
      );
  }
}

function reportForeign(it: hir.ImplDef, sink: DiagnosticSink): void {
  sink.report(
    errorAt(headSpan(it), 'cannot define inherent `impl` for a type outside of the crate where the type is defined', {
      code: 'E0116',
      label: 'impl for type defined outside of crate',
      notes: [
        {
          kind: 'help',
          text: 'consider defining a trait and implementing it for the type or using a newtype wrapper like `struct MyType(ExternalType);` and implement it',
        },
      ],
    }),
  );
}

/** E0199, E0200 and the traits that are not for everybody. True: its members need no look. */
export function checkTraitHeader(db: Db, it: hir.ImplDef, trait: TraitRef, sink: DiagnosticSink): boolean {
  const def = db.program.def(trait.def);
  if (def.kind !== 'trait') return false;
  if (it.isUnsafe !== def.isUnsafe && !it.isNegative && it.origin === 'source') {
    const name = db.printTrait(trait);
    sink.report(
      it.isUnsafe
        ? errorAt(headSpan(it), `implementing the trait \`${name}\` is not unsafe`, { code: 'E0199' })
        : errorAt(headSpan(it), `the trait \`${name}\` requires an \`unsafe impl\` declaration`, {
            code: 'E0200',
            notes: [
              {
                kind: 'note',
                text: `the trait \`${name}\` enforces invariants that the compiler can't check. Review the trait documentation and make sure this implementation upholds those invariants before adding the \`unsafe\` keyword`,
              },
            ],
          }),
    );
  }
  if (trait.def === db.lang('sized')) {
    sink.report(
      errorAt(headSpan(it), 'explicit impls for the `Sized` trait are not permitted', {
        code: 'E0322',
        label: 'impl of `Sized` not allowed',
      }),
    );
    return true;
  }
  const self = db.typeOf(it.id);
  if (trait.def === db.lang('copy') && !it.isNegative) checkCopySelf(it, self, sink);
  if (trait.def === db.lang('drop')) return checkDropSelf(db, it, self, sink);
  return false;
}

/** E0206. */
function checkCopySelf(it: hir.ImplDef, self: Ty, sink: DiagnosticSink): void {
  if (self.kind === 'adt' || self.kind === 'error' || self.kind === 'param') return;
  sink.report(
    errorAt(it.selfTy.span, 'the trait `Copy` cannot be implemented for this type', {
      code: 'E0206',
      label: 'type is not a structure or enumeration',
    }),
  );
}

/** E0120, E0366, E0367. */
function checkDropSelf(db: Db, it: hir.ImplDef, self: Ty, sink: DiagnosticSink): boolean {
  if (self.kind === 'error') return true;
  if (self.kind !== 'adt' || !db.isUser(self.def)) {
    sink.report(
      errorAt(it.selfTy.span, 'the `Drop` trait may only be implemented for local structs, enums, and unions', {
        code: 'E0120',
        label: 'must be a struct, enum, or union in the current crate',
      }),
    );
    return true;
  }
  const params = self.args.map((arg) =>
    arg.kind === 'type' && arg.ty.kind === 'param'
      ? arg.ty.index
      : arg.kind === 'const' && arg.value.kind === 'param'
        ? arg.value.index
        : undefined,
  );
  const special = self.args.some(
    (arg, i) => arg.kind !== 'region' && (params[i] === undefined || params.indexOf(params[i]) !== i),
  );
  const word = db.program.def(self.def).kind;
  if (special) {
    sink.report(
      errorAt(headSpan(it), '`Drop` impls cannot be specialized', {
        code: 'E0366',
        notes: [
          {
            kind: 'note',
            text: `use the same sequence of generic lifetime, type and const parameters as the ${word} definition`,
          },
        ],
      }),
    );
    return false;
  }
  const declared = db.predicatesOf(self.def).map((one) => substPredicate(one.predicate, self.args));
  const cx = new Infcx(db);
  for (const { predicate, span } of db.predicatesOf(it.id)) {
    if (cx.holds(predicate, { predicates: declared, reveal: false }) !== 'no') continue;
    sink.report(
      errorAt(
        span,
        `\`Drop\` impl requires \`${printPredicate(db, predicate)}\` but the ${word} it is implemented for does not`,
        { code: 'E0367' },
      ),
    );
  }
  return false;
}
