//! Why a bound was needed: "required by a bound in …", "required for … to implement …", outermost last.
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import type { SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Cause } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { closureHeadSpan } from '../db/closure-span.ts';
import type { Db } from '../db/db.ts';
import { isAsyncFnBody } from '../db/print.ts';

/** A spanned note only where the user can see the place. */
function note(db: Db, text: string, span: Span | undefined, owner: DefId): SubDiagnostic {
  return span !== undefined && db.isUser(owner) ? { kind: 'note', text, span } : { kind: 'note', text };
}

/** The notes that explain a cause, from the innermost requirement outwards. */
export function causeNotes(cx: Infcx, cause: Cause): SubDiagnostic[] {
  const { db } = cx;
  const notes: SubDiagnostic[] = [];
  const seen = new Set<DefId>();
  let at = cause;
  for (;;) {
    const { code } = at;
    switch (code.kind) {
      case 'implDerived': {
        let trait = code.parentTrait;
        let { impl } = code;
        const text = (): string => `required for \`${printSelf(cx, trait)}\` to implement \`${printTrait(cx, trait)}\``;
        seen.add(trait.def);
        notes.push(note(db, text(), implSpan(db, impl), impl));
        let parent = code.parent;
        let hidden = 0;
        // A requirement about the same trait again and again: only the last is shown.
        while (parent.code.kind === 'implDerived' && seen.has(parent.code.parentTrait.def)) {
          hidden++;
          trait = parent.code.parentTrait;
          impl = parent.code.impl;
          parent = parent.code.parent;
        }
        if (hidden > 0) {
          notes.push({ kind: 'note', text: `${hidden} redundant requirement${hidden === 1 ? '' : 's'} hidden` });
          notes.push(note(db, text(), implSpan(db, impl), impl));
        }
        at = parent;
        continue;
      }
      case 'builtinDerived':
        notes.push(...appearsWithin(cx, argTy(code.parentTrait.args[0])));
        at = code.parent;
        continue;
      case 'bound':
        notes.push(boundNote(db, code.item, code.boundSpan));
        return notes;
      case 'sized':
        notes.push(...sizedNotes(code.what));
        return notes;
      case 'question':
        return notes;
      case 'static':
        notes.push({ kind: 'note', text: 'shared static variables must have a type that implements `Sync`' });
        return notes;
      case 'misc':
      case 'operator':
      case 'await':
      case 'for':
      case 'format':
      case 'coercion':
        return notes;
    }
  }
}

function implSpan(db: Db, impl: DefId): Span | undefined {
  const it = db.program.def(impl);
  return it.kind === 'impl' ? (it.trait?.span ?? it.span) : undefined;
}

const printSelf = (cx: Infcx, trait: TraitRef): string => cx.db.printTy(cx.resolve(argTy(trait.args[0])));
const printTrait = (cx: Infcx, trait: TraitRef): string =>
  cx.db.printTrait({ def: trait.def, args: cx.resolveArgs(trait.args) });

/** "required by a bound in `f`", pointing at the bound when it is the user's. */
export function boundNote(db: Db, item: DefId, boundSpan: Span): SubDiagnostic {
  const it = db.program.def(item);
  const name = it.kind === 'variant' || it.kind === 'fn' ? pathOfItem(db, item) : db.program.trimmedPathOf(item);
  return note(db, `required by a bound in \`${name}\``, boundSpan, item);
}

/** `Type::method` for associated fns. */
function pathOfItem(db: Db, item: DefId): string {
  const container = db.assocContainer(item);
  const it = db.program.def(item);
  if (container === undefined) return db.program.trimmedPathOf(item);
  const owner = db.program.def(container);
  if (owner.kind === 'trait') return `${owner.name}::${it.name}`;
  const self = db.typeOf(container);
  return `${self.kind === 'adt' ? db.printTy(self) : `<${db.printTy(self)}>`}::${it.name}`.replace(
    /^([^<]+)</,
    '$1::<',
  );
}

/** How an auto trait of a part is needed for the whole. */
function appearsWithin(cx: Infcx, given: Ty): SubDiagnostic[] {
  const { db } = cx;
  const ty = cx.resolve(given);
  switch (ty.kind) {
    case 'closure':
      return [
        {
          kind: 'note',
          text: "required because it's used within this closure",
          span: closureHeadSpan(db.program, ty.def),
        },
      ];
    case 'coroutine': {
      const text = isAsyncFnBody(db, ty.def)
        ? "required because it's used within this `async` fn body"
        : "required because it's used within this `async` block";
      return [note(db, text, closureHeadSpan(db.program, ty.def), ty.def)];
    }
    case 'opaque': {
      const it = db.program.def(ty.def);
      return [note(db, `required because it appears within the type \`${db.printTy(ty)}\``, it.span, ty.def)];
    }
    case 'adt':
      return [
        note(
          db,
          `required because it appears within the type \`${db.printTy(ty)}\``,
          db.program.def(ty.def).span,
          ty.def,
        ),
      ];
    default:
      return [{ kind: 'note', text: `required because it appears within the type \`${db.printTy(ty)}\`` }];
  }
}

function sizedNotes(what: 'local' | 'argument' | 'return' | 'field' | 'element' | 'tuple'): SubDiagnostic[] {
  switch (what) {
    case 'local':
      return [{ kind: 'note', text: 'all local variables must have a statically known size' }];
    case 'argument':
      return [
        {
          kind: 'help',
          text: 'function arguments must have a statically known size, borrowed types always have a known size',
        },
      ];
    case 'return':
      return [{ kind: 'note', text: 'the return type of a function must have a statically known size' }];
    case 'field':
      return [
        { kind: 'note', text: 'only the last field of a struct may have a dynamically sized type' },
        { kind: 'help', text: "change the field's type to have a statically known size" },
      ];
    case 'element':
      return [{ kind: 'note', text: 'slice and array elements must have `Sized` type' }];
    case 'tuple':
      return [{ kind: 'note', text: 'only the last element of a tuple may have a dynamically sized type' }];
  }
}
