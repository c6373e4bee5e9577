//! E0015: a constant, a static or a `const fn` calls what cannot run at compile time: a fn of the program that is not `const`, or a
//! method of a trait. Which fns of the real library are `const` ours do not tell; what is inherent there passes.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { DefId } from '../../hir/hir.ts';
import type { TypeDb } from '../api.ts';
import type { Expr, ThirBody } from '../thir.ts';
import { walkExpr } from './thir-walk.ts';

/** All such calls of a body, without those in closures, which run later. */
export function checkConstCalls(db: TypeDb, body: ThirBody): readonly Diagnostic[] {
  const where = contextOf(db, body.owner);
  if (where === undefined) return [];
  const found: Diagnostic[] = [];
  walkExpr(body.value, {
    expr: (expr) => {
      const callee = expr.kind === 'call' ? nonConst(db, expr) : undefined;
      if (callee === undefined || expr.span.file !== 0) return;
      const what = callee.isMethod ? 'method' : 'associated function';
      found.push(
        errorAt(
          expr.span,
          `cannot call non-const ${callee.isAssoc ? what : 'function'} \`${callee.path}\` in ${where}s`,
          {
            code: 'E0015',
            notes: [
              {
                kind: 'note',
                text: `calls in ${where}s are limited to constant functions, tuple structs and tuple variants`,
              },
            ],
          },
        ),
      );
    },
  });
  return found;
}

function contextOf(db: TypeDb, owner: DefId): string | undefined {
  const def = db.program.def(owner);
  switch (def.kind) {
    case 'const':
    case 'assocConst':
      return 'constant';
    case 'static':
      return 'static';
    case 'fn':
      return def.sig.isConst ? 'constant function' : undefined;
    default:
      return undefined;
  }
}

function nonConst(
  db: TypeDb,
  expr: Expr & { kind: 'call' },
): { readonly path: string; readonly isAssoc: boolean; readonly isMethod: boolean } | undefined {
  const { func, source } = expr;
  if (func.kind !== 'fn' || (source !== 'call' && source !== 'method')) return undefined;
  const def = db.program.def(func.def);
  if (def.kind !== 'fn' || def.sig.isConst) return undefined;
  const isUser = func.def >= db.program.nLibraryDefs;
  const isTraitFn = def.assoc !== undefined && def.assoc.in !== 'inherentImpl';
  if (!isUser && !isTraitFn) return undefined;
  const self = func.args[0];
  const path =
    isTraitFn && self?.kind === 'type'
      ? `<${db.printTy(self.ty)} as ${db.program.def(def.assoc.container).name}>::${def.name}`
      : db.program.pathOf(func.def);
  return { path, isAssoc: def.assoc !== undefined, isMethod: def.assoc?.hasSelf === true };
}
