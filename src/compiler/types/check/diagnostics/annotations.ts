//! E0282 and E0283: a type that nothing decides, pointed at where the programmer would write it.
import type { Label, SubDiagnostic, SuggestedEdit } from '../../../../source/diagnostic.ts';
import { errorAt } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import { anyTy } from '../../fold.ts';
import { mkInfer } from '../../interner.ts';
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';

/** Does the type mention the variable (or one equal to it)? */
function mentions(fcx: FnCtxt, ty: Ty, target: Ty): boolean {
  return anyTy(fcx.infcx.resolve(ty), (part) => part === target);
}

/** The unresolved variable in a type, if any. */
export function unknownIn(fcx: FnCtxt, ty: Ty): Ty | undefined {
  let found: Ty | undefined;
  anyTy(fcx.infcx.resolve(ty), (part) => {
    if (found === undefined && part.kind === 'infer') found = part;
    return false;
  });
  return found;
}

/** The type with unknown parts written `_`. */
const holes = (fcx: FnCtxt, ty: Ty): string =>
  fcx
    .print(ty)
    .replace(/\{integer\}/g, 'i32')
    .replace(/\{float\}/g, 'f64');

/** Reports that a type must be known at `span` and is not (once per body; not after other errors). */
export function reportUnknown(
  fcx: FnCtxt,
  span: Span,
  ty: Ty,
  code = 'E0282',
  notes: readonly SubDiagnostic[] = [],
): void {
  if (fcx.tainted) return;
  const target = unknownIn(fcx, ty);
  if (target === undefined) return;
  const place = bestPlace(fcx, target);
  const labels: Label[] = [];
  const extra: SubDiagnostic[] = [];
  const edits: SuggestedEdit[] = [];
  let primary = span;
  let label: string | undefined = 'cannot infer type';
  let of = '';
  if (place !== undefined) {
    primary = place.span;
    label = undefined;
    const whole = fcx.infcx.resolve(place.ty);
    const text = holes(fcx, whole);
    const isVar = whole.kind === 'infer';
    of = isVar ? '' : ` for \`${text}\``;
    if (place.span.start !== span.start || place.span.end !== span.end)
      labels.push({ span, text: 'type must be known at this point' });
    const what = place.closureParam
      ? 'this closure parameter'
      : place.name === undefined
        ? 'this pattern'
        : `\`${place.name}\``;
    const param = isVar ? undefined : paramNameOf(fcx, whole, target);
    const title = `consider giving ${what} an explicit type${param === undefined ? '' : `, where the type for type parameter \`${param}\` is specified`}`;
    const at: Span = { ...place.span, start: place.span.end };
    const suggestion = isVar ? '/* Type */' : param === undefined ? text : text.replace(/\b_\b/, param);
    extra.push({ kind: 'help', text: title, span: at });
    edits.push({ title, edits: [{ span: at, text: `: ${suggestion}` }] });
  } else {
    const param = paramOf(fcx, target);
    if (param !== undefined) {
      const def = fcx.db.program.def(param.owner);
      label = `cannot infer type of the type parameter \`${param.name}\` declared on the ${ownerNoun(def)} \`${def.name}\``;
      primary = param.span;
      const title =
        'consider specifying the generic argument' +
        (fcx.db.genericsOf(param.owner).params.filter((it) => it.kind === 'type' && !it.synthetic).length === 1
          ? ''
          : 's');
      const text = `::<${fcx.db
        .genericsOf(param.owner)
        .params.flatMap((it) => (it.kind === 'type' && !it.synthetic ? [it.name] : []))
        .join(', ')}>`;
      const at: Span = { ...param.span, start: param.span.end };
      extra.push({ kind: 'help', text: title, span: at });
      edits.push({ title, edits: [{ span: at, text }] });
    }
  }
  fcx.report(
    errorAt(primary, `type annotations needed${of}`, {
      code,
      ...(label === undefined ? {} : { label }),
      labels,
      notes: [...notes, ...extra],
      edits,
    }),
  );
}

/** The parameter an unknown variable stands for. */
function paramOf(
  fcx: FnCtxt,
  target: Ty,
): { readonly owner: hir.DefId; readonly name: string; readonly span: Span } | undefined {
  for (const [index, origin] of fcx.varOrigins) if (fcx.infcx.shallow(mkInfer('ty', index)) === target) return origin;
  return undefined;
}

function ownerNoun(def: hir.Def): string {
  if (def.kind === 'fn')
    return def.assoc === undefined ? 'function' : def.assoc.hasSelf ? 'method' : 'associated function';
  return def.kind === 'impl' ? 'impl' : def.kind;
}

/** The type parameter of the ADT that is unknown. */
function paramNameOf(fcx: FnCtxt, ty: Ty, target: Ty): string | undefined {
  if (ty.kind !== 'adt') return undefined;
  const { params } = fcx.db.genericsOf(ty.def);
  const at = ty.args.findIndex((arg) => arg.kind === 'type' && fcx.infcx.resolve(arg.ty) === target);
  return at < 0 ? undefined : params[at]?.name;
}

interface Place {
  readonly span: Span;
  readonly name: string | undefined;
  readonly ty: Ty;
  readonly closureParam: boolean;
}

/** The first local without a written type whose type depends on the unknown one. */
function bestPlace(fcx: FnCtxt, target: Ty): Place | undefined {
  const closureParams = new Set<hir.LocalId>();
  for (const state of fcx.closureOrder) {
    for (const param of state.expr.params)
      if (param.pat.kind === 'binding' && param.ty === undefined) closureParams.add(param.pat.local);
  }
  for (const [local, ty] of fcx.localTys) {
    const info = fcx.body.locals[local];
    const decl = fcx.localDecls.get(local);
    if (info === undefined || !mentions(fcx, ty, target)) continue;
    if (closureParams.has(local)) return { span: info.span, name: info.name, ty, closureParam: true };
    if (decl !== undefined && decl.ty === undefined)
      return { span: decl.span, name: info.name, ty, closureParam: false };
  }
  return undefined;
}
