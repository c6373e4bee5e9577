//! Lifetimes that were left out where nothing says what they are: E0106 in fields and return types, E0637 in associated types.
import { errorAt } from '../../source/diagnostic.ts';
import type { Diagnostic, SubDiagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Bound, Def, FnDef, GenericArgs, Lifetime, Ty } from './hir.ts';
import type { Session } from './session.ts';

/** A place that needs a lifetime. */
interface Hole {
  readonly span: Span;
  /** `&` without lifetime, or a type whose lifetime arguments are hidden. */
  readonly kind: 'ref' | 'hidden';
}

class Walk {
  readonly holes: Hole[] = [];
  /** Lifetimes of any sort. */
  count = 0;
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  private lifetime(l: Lifetime, span: Span, kind: Hole['kind']): void {
    this.count++;
    if (l.kind === 'elided' || l.kind === 'anonymous') this.holes.push({ span, kind });
  }

  ty(ty: Ty): void {
    switch (ty.kind) {
      case 'ref':
        this.lifetime(ty.lifetime, { ...ty.span, end: ty.span.start + 1 }, 'ref');
        this.ty(ty.ty);
        return;
      case 'ptr':
      case 'slice':
      case 'array':
        this.ty(ty.ty);
        return;
      case 'tuple':
        for (const t of ty.items) this.ty(t);
        return;
      case 'path': {
        const def = this.session.def(ty.def);
        const params = 'generics' in def ? def.generics.params.filter((p) => p.kind === 'lifetime').length : 0;
        const given = ty.args.args.filter((a) => a.kind === 'lifetime').length;
        for (let i = given; i < params; i++) this.lifetime({ kind: 'elided' }, ty.span, 'hidden');
        this.args(ty.args, ty.span);
        return;
      }
      case 'assoc':
        this.ty(ty.base);
        this.args(ty.args, ty.span);
        return;
      case 'qualified':
        this.ty(ty.self);
        this.args(ty.trait.args, ty.span);
        this.args(ty.args, ty.span);
        return;
      case 'dyn':
        this.bounds(ty.bounds, ty.span);
        return;
      case 'opaque': {
        const def = this.session.def(ty.def);
        if (def.kind === 'opaque') this.bounds(def.bounds, ty.span);
        return;
      }
      default:
        // Function pointers and `Fn(..)` bounds have elision rules of their own.
        return;
    }
  }

  private args(args: GenericArgs, span: Span): void {
    if (args.parenthesized) return;
    for (const arg of args.args) {
      if (arg.kind === 'lifetime') this.lifetime(arg.lifetime, span, 'hidden');
      else if (arg.kind === 'type') this.ty(arg.ty);
    }
    for (const c of args.constraints) if (c.ty !== undefined) this.ty(c.ty);
  }

  private bounds(bounds: readonly Bound[], span: Span): void {
    for (const bound of bounds) {
      if (bound.kind === 'trait') this.args(bound.trait.args, span);
      else if (bound.kind === 'outlives') this.lifetime(bound.lifetime, bound.span, 'hidden');
    }
  }
}

/** Reports what is missing in a definition of the user's. */
export function checkLifetimes(session: Session, def: Def): void {
  switch (def.kind) {
    case 'fn':
      checkFn(session, def);
      return;
    case 'struct':
    case 'union':
    case 'enum':
      for (const v of def.variants) for (const f of v.fields) reportHoles(session, f.ty, []);
      return;
    case 'assocTy':
      if (def.assoc.in === 'trait' || def.ty === undefined) return;
      for (const hole of holesOf(session, def.ty)) {
        if (hole.kind !== 'ref') continue;
        session.report(
          errorAt(hole.span, 'in the trait associated type is declared without lifetime parameters, so using a borrowed type for them requires that lifetime to come from the implemented type', {
            code: 'E0637',
            label: 'this lifetime must come from the implemented type',
          }),
        );
      }
      return;
    default:
      return;
  }
}

function holesOf(session: Session, ty: Ty): readonly Hole[] {
  const walk = new Walk(session);
  walk.ty(ty);
  return walk.holes;
}

function checkFn(session: Session, fn: FnDef): void {
  const { sig } = fn;
  if (sig.self === 'ref' || sig.self === 'refMut') return;
  const holes = holesOf(session, sig.ret);
  if (holes.length === 0) return;
  let total = 0;
  const named: string[] = [];
  for (let i = 0; i < sig.params.length; i++) {
    const p = sig.params[i];
    if (p === undefined) continue;
    const walk = new Walk(session);
    walk.ty(p.ty);
    // `self: Pin<&mut Self>` gives its lifetime to the result, whatever else there is.
    if (i === 0 && sig.self === 'typed' && walk.count > 0) return;
    total += walk.count;
    if (walk.count > 0) named.push(p.name === '_' ? `argument ${String(i + 1)}` : `\`${p.name}\``);
  }
  if (total === 1) return;
  const help =
    total === 0
      ? "this function's return type contains a borrowed value, but there is no value for it to be borrowed from"
      : named.length === 1
        ? `this function's return type contains a borrowed value, but the signature does not say which one of ${named.join('')}'s ${String(total)} lifetimes it is borrowed from`
        : `this function's return type contains a borrowed value, but the signature does not say ${named.length === 2 ? `whether it is borrowed from ${named.join(' or ')}` : `which one of ${named.slice(0, -1).join(', ')}, or ${named[named.length - 1] ?? ''} it is borrowed from`}`;
  reportHoles(session, sig.ret, [{ kind: 'help', text: help }]);
}

function reportHoles(session: Session, ty: Ty, notes: readonly SubDiagnostic[]): void {
  const holes = holesOf(session, ty);
  const [first, ...rest] = holes;
  if (first === undefined) return;
  const many = rest.length > 0 ? 'specifiers' : 'specifier';
  const text = 'expected named lifetime parameter';
  const d: Partial<Diagnostic> = {
    code: 'E0106',
    label: text,
    labels: rest.map((h) => ({ span: h.span, text })),
    notes: notes.length > 0 ? notes : [{ kind: 'help', text: 'consider introducing a named lifetime parameter' }],
  };
  session.report(errorAt(first.span, `missing lifetime ${many}`, d));
}
