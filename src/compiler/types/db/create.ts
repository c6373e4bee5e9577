//! Puts the item queries and the solver together: they ask each other.
import type { Program } from '../../hir/hir.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { Cause, ParamEnv } from '../api.ts';
import { Db } from './db.ts';
import { Infcx } from '../infer/ctxt.ts';
import { Mono } from '../mono/mono.ts';
import { argsHaveAlias, argsHaveError, argsHaveInfer, argsHaveParam, typeArg } from '../interner.ts';

const CAUSE: Cause = { span: NO_SPAN, code: { kind: 'misc' } };

/** The queries of a program, and the same for concrete types. */
export function createDb(program: Program): { readonly db: Db; readonly mono: Mono } {
  const db = new Db(program);
  const mono = new Mono(db);
  db.setSolver({
    normalizePredicates(predicates) {
      // Where clauses may mention each other's associated types: normalised in their own (elaborated) environment.
      const env: ParamEnv = { predicates, reveal: false };
      const cx = new Infcx(db);
      return predicates.map((predicate) => {
        if (
          !argsHaveAlias(predicate.kind === 'trait' ? predicate.trait.args : predicate.args) &&
          !(predicate.kind === 'projection' && predicate.ty.flags.hasAlias)
        )
          return predicate;
        const own = cx.resolvePredicate(cx.normalizePredicate(predicate, env, CAUSE));
        const args = own.kind === 'trait' ? own.trait.args : [...own.args, typeArg(own.ty)];
        return argsHaveInfer(args) || argsHaveError(args) ? predicate : own;
      });
    },
    implItem(item, args) {
      const container = db.assocContainer(item);
      if (container === undefined || argsHaveInfer(args) || argsHaveParam(args)) return undefined;
      const count = db.genericsOf(container).params.length;
      const impl = mono.selectImpl({ def: container, args: args.slice(0, count) });
      if (impl === undefined) return undefined;
      const { name } = db.program.def(item);
      const own = db.assocItems(impl.def).find((one) => one.name === name);
      return own === undefined ? { def: item, args } : { def: own.def, args: impl.args };
    },
  });
  return { db, mono };
}
