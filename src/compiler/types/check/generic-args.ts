//! Generic arguments of a value path or method call: written ones lowered, the rest fresh variables. E0107.
import type { Span } from '../../../source/span.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { subst } from '../fold.ts';
import { reportWrongLifetimeCount } from '../db/lower-errors.ts';
import { hirLifetimes } from '../items/lifetimes.ts';
import { ERASED_ARG, typeArg } from '../interner.ts';
import type { GenericArg, GenericArgs } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';

/** Were types or consts written (lifetimes alone do not count)? */
function writtenArgs(written: hir.GenericArgs | undefined): readonly hir.GenericArg[] {
  return written === undefined ? [] : written.args.filter((arg) => arg.kind !== 'lifetime');
}

/** What kind of item it is, for "function takes 1 generic argument". */
function noun(fcx: FnCtxt, def: DefId): string {
  const it = fcx.db.program.def(def);
  switch (it.kind) {
    case 'fn':
      return it.assoc === undefined ? 'function' : it.assoc.hasSelf ? 'method' : 'associated function';
    case 'variant':
      return 'enum';
    case 'const':
    case 'assocConst':
      return 'constant';
    default:
      return it.kind;
  }
}

/**
 * The full argument list of `def` after `prefix`: from `written` if given (all or none of a fn's; defaults fill a type's),
 * else fresh. `span` is where unknown ones are said to come from.
 */
export function buildArgs(
  fcx: FnCtxt,
  def: DefId,
  prefix: GenericArgs,
  written: hir.GenericArgs | undefined,
  span: Span,
): GenericArgs {
  const { params } = fcx.db.genericsOf(def);
  const own = params.slice(prefix.length);
  const explicit = writtenArgs(written);
  const takes = own.filter((param) => param.kind !== 'lifetime' && !param.synthetic);
  const required = takes.filter((param) => !param.hasDefault);
  if (explicit.length > takes.length || (explicit.length > 0 && explicit.length < required.length))
    wrongCount(
      fcx,
      def,
      takes.map((it) => it.name),
      required.length,
      explicit,
      span,
    );
  const lifetimes = written === undefined ? 0 : written.args.length - explicit.length;
  // A fn without any lifetime; where some are late-bound, writing them is another matter.
  const it = fcx.db.program.def(def);
  if (lifetimes > 0 && it.kind === 'fn' && def >= fcx.db.program.nLibraryDefs && !hasLifetimes(it))
    reportWrongLifetimeCount(fcx.db, fcx.sink, def, lifetimes, [], span);
  const out: GenericArg[] = [...prefix];
  let next = 0;
  for (const param of own) {
    if (param.kind === 'lifetime') {
      out.push(ERASED_ARG);
      continue;
    }
    const arg = param.synthetic ? undefined : explicit[next];
    if (!param.synthetic) next++;
    if (arg !== undefined && arg.kind === 'type' && param.kind === 'type') out.push(typeArg(fcx.lowerTy(arg.ty)));
    else if (arg !== undefined && arg.kind === 'const' && param.kind === 'const')
      out.push({ kind: 'const', value: fcx.lowerConst(arg.value, fcx.db.typeOf(param.def)) });
    else if (arg === undefined && explicit.length > 0 && param.hasDefault)
      out.push(defaultOf(fcx, def, param.def, out) ?? fresh(fcx, def, param, span));
    else out.push(fresh(fcx, def, param, span));
  }
  return out;
}

function hasLifetimes(it: hir.FnDef): boolean {
  const tys = [...it.sig.params.map((param) => param.ty), it.sig.ret];
  return (
    it.generics.params.some((param) => param.kind === 'lifetime') || tys.some((ty) => !hirLifetimes(ty).next().done)
  );
}

function fresh(
  fcx: FnCtxt,
  owner: DefId,
  param: { readonly kind: 'lifetime' | 'type' | 'const'; readonly def: DefId; readonly index: number },
  span: Span,
): GenericArg {
  if (param.kind === 'const') return { kind: 'const', value: fcx.infcx.freshConst(fcx.db.typeOf(param.def)) };
  const ty = fcx.infcx.freshTy(span);
  fcx.noteVar(ty, owner, param.index, span);
  return typeArg(ty);
}

function defaultOf(fcx: FnCtxt, owner: DefId, param: DefId, args: GenericArgs): GenericArg | undefined {
  const def = fcx.db.program.def(owner);
  if (!('generics' in def)) return undefined;
  const found = def.generics.params.find((it) => it.def === param)?.default;
  if (found === undefined || found.kind === 'body' || found.kind === 'infer') return undefined;
  if (!('span' in found)) return undefined;
  return typeArg(subst(fcx.db.lowerTy(found, owner, undefined, fcx.sink), args));
}

function wrongCount(
  fcx: FnCtxt,
  def: DefId,
  names: readonly string[],
  required: number,
  given: readonly hir.GenericArg[],
  span: Span,
): void {
  const max = names.length;
  const count = given.length;
  const s = (n: number): string => `${n} generic argument${n === 1 ? '' : 's'}`;
  const expected = required === max ? s(max) : count > max ? `at most ${s(max)}` : `at least ${s(required)}`;
  const was = count === 1 ? 'was' : 'were';
  const item = fcx.db.program.def(def);
  fcx.report(
    errorAt(span, `${noun(fcx, def)} takes ${expected} but ${s(count)} ${was} supplied`, {
      code: 'E0107',
      label: `expected ${expected}`,
      notes: [
        {
          kind: 'note',
          text: `${noun(fcx, def)} defined here, with ${max} generic parameter${max === 1 ? '' : 's'}${max === 0 ? '' : ': ' + names.map((it) => `\`${it}\``).join(', ')}`,
          span: item.span,
        },
      ],
    }),
  );
}
