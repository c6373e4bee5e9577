//! All checks of the user's items that need no body: signatures, impls against their traits, coherence, well-formedness.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { DefId } from '../../hir/hir.ts';
import type { DiagnosticSink } from '../api.ts';
import type { Db } from '../db/db.ts';
import { checkAdt, isRefusedCopy } from './adts.ts';
import { checkConstrained, checkInherentOverlap, checkOrphan, checkOverlap } from './coherence.ts';
import { checkDuplicates, checkImplItems } from './impl-items.ts';
import { checkInherentHeader, checkTraitHeader } from './impl-headers.ts';
import { checkDiscriminants } from './discriminants.ts';
import { checkElision } from './lifetimes.ts';
import { WfChecker } from './well-formed.ts';

/** Diagnostics of the user's items, in definition order. */
export function checkItems(db: Db): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const sink: DiagnosticSink = { report: (diagnostic) => found.push(diagnostic) };
  const { program } = db;
  const inherent: DefId[] = [];
  for (let id = program.nLibraryDefs; id < program.nDefs; id++) {
    const def = id as DefId;
    const it = program.def(def);
    const wf = new WfChecker(db, def, sink);
    switch (it.kind) {
      case 'struct':
      case 'enum':
      case 'union':
        db.predicatesOf(def);
        checkElision(db, def, sink);
        checkAdt(db, it, sink);
        checkDiscriminants(db, it, sink);
        wf.adt(it);
        break;
      case 'trait':
        db.superTraits(def);
        db.predicatesOf(def);
        break;
      case 'impl': {
        const trait = db.implTraitRef(def);
        db.predicatesOf(def);
        db.typeOf(def);
        checkConstrained(db, it, sink);
        if (trait === undefined) {
          inherent.push(def);
          checkInherentHeader(db, it, sink);
        } else {
          checkOrphan(db, it, trait, sink);
          checkOverlap(db, it, trait, sink);
          if (!checkTraitHeader(db, it, trait, sink) && !it.isNegative) checkImplItems(db, it, trait, sink);
        }
        checkDuplicates(db, it, sink);
        if (trait === undefined || trait.def !== db.lang('copy') || !isRefusedCopy(db, it)) wf.impl(it);
        break;
      }
      case 'fn':
        db.predicatesOf(def);
        db.fnSig(def);
        checkElision(db, def, sink);
        wf.fn(it);
        if (program.main === def) checkMain(db, def, sink);
        break;
      case 'const':
      case 'assocConst':
      case 'static':
        wf.ty(db.typeOf(def), it.ty.span);
        if (it.kind === 'static') wf.shared(it);
        break;
      case 'tyAlias':
        db.typeOf(def);
        break;
      case 'assocTy':
        db.itemBounds(def, db.typeOf(def), db.identityArgs(def));
        if (it.ty !== undefined) db.typeOf(def);
        break;
      case 'opaque':
        db.itemBounds(def, db.typeOf(def), db.identityArgs(def));
        break;
      default:
        break;
    }
  }
  checkInherentOverlap(db, inherent, sink);
  db.judgeDynUses();
  return [...db.itemDiagnostics, ...found];
}

function checkMain(db: Db, def: DefId, sink: DiagnosticSink): void {
  const it = db.program.def(def);
  if (it.kind !== 'fn') return;
  if (it.sig.isAsync)
    sink.report(
      errorAt(it.span, '`main` function is not allowed to be `async`', {
        code: 'E0752',
        label: '`main` function is not allowed to be `async`',
      }),
    );
  if (it.generics.params.length > 0)
    sink.report(
      errorAt(it.span, '`main` function is not allowed to have generic parameters', {
        code: 'E0131',
        label: '`main` cannot have generic parameters',
      }),
    );
  if (it.sig.params.length > 0)
    sink.report(
      errorAt(it.span, '`main` function has wrong type', {
        code: 'E0580',
        label: 'incorrect number of function parameters',
      }),
    );
}
