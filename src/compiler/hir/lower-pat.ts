//! Patterns: which names bind and which are constants or constructors, or-pattern consistency, ranges, slices.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { BodyCx } from './body-cx.ts';
import { configure } from './cfg.ts';
import type { Expr, LocalId, Pat, Path } from './hir.ts';
import { lowerExpr } from './lower-expr.ts';
import { lowerStructPath, lowerValuePath } from './lower-path.ts';
import { expandPat } from './macros/expand.ts';
import type { LocalName } from './names.ts';
import { parseAttrTokens } from './parse.ts';
import { lookupName } from './resolve.ts';
import { describeBinding } from './unresolved.ts';

interface Bound {
  readonly ident: ast.Ident;
  readonly local: LocalId;
  readonly span: Span;
  /** `ref`, `ref mut` or by value. */
  readonly mode: string;
}

function keyOf(ident: ast.Ident): string {
  return `${ident.name}#${String(ident.ctxt)}`;
}

/** The bindings of one pattern (or parameter list). */
export class PatScope {
  readonly bound = new Map<string, Bound>();
  private readonly where: 'params' | 'pattern';
  /** In a later alternative: the locals of the first. */
  private readonly shared: ReadonlyMap<string, Bound> | undefined;

  constructor(where: 'params' | 'pattern', shared?: ReadonlyMap<string, Bound>) {
    this.where = where;
    this.shared = shared;
  }

  /** Binds a name; twice is E0415 or E0416. */
  bind(b: BodyCx, ident: ast.Ident, mutable: boolean, mode = ''): LocalId {
    const key = keyOf(ident);
    const before = this.bound.get(key);
    if (before !== undefined) {
      const { span, name } = ident;
      if (this.where === 'params') {
        b.error('E0415', span, `identifier \`${name}\` is bound more than once in this parameter list`, {
          label: 'used as parameter more than once',
        });
      } else {
        b.error('E0416', span, `identifier \`${name}\` is bound more than once in the same pattern`, {
          label: 'used in a pattern more than once',
        });
      }
      return before.local;
    }
    const local = this.shared?.get(key)?.local ?? b.local(ident.name, ident.span, mutable);
    this.bound.set(key, { ident, local, span: ident.span, mode });
    return local;
  }

  /** A scope for one alternative of an or-pattern. */
  alternative(first: PatScope | undefined): PatScope {
    return new PatScope(this.where, first?.bound ?? this.shared);
  }

  /** Takes over what an or-pattern binds. */
  adopt(b: BodyCx, other: PatScope): void {
    for (const [key, bound] of other.bound) {
      if (this.bound.has(key)) this.bind(b, bound.ident, false);
      else this.bound.set(key, bound);
    }
  }

  /** As names for a rib. */
  names(): Map<string, LocalName[]> {
    const names = new Map<string, LocalName[]>();
    for (const { ident, local } of this.bound.values()) {
      const entry = { ctxt: ident.ctxt, local };
      const list = names.get(ident.name);
      if (list === undefined) names.set(ident.name, [entry]);
      else list.push(entry);
    }
    return names;
  }
}

/** Lowers a whole pattern and makes its names visible to what follows. */
export function lowerPatAndBind(b: BodyCx, pat: ast.Pat): Pat {
  const scope = new PatScope('pattern');
  const lowered = lowerPat(b, pat, scope);
  b.pushNames(scope.names());
  return lowered;
}

function isRest(pat: ast.Pat): boolean {
  return pat.kind === 'Rest' || (pat.kind === 'Ident' && pat.sub?.kind === 'Rest');
}
/** The elements of a list; only one `..` may stand among them. */
function lowerElems(b: BodyCx, elems: readonly ast.Pat[], scope: PatScope, what: string): Pat[] {
  const first = elems.findIndex(isRest);
  return elems.map((elem, i) => {
    const again = first >= 0 && i > first && isRest(elem) ? elems[first] : undefined;
    if (again === undefined) return lowerPat(b, elem, scope);
    b.error(undefined, elem.span, `\`..\` can only be used once per ${what} pattern`, {
      label: `can only be used once per ${what} pattern`,
      labels: [{ span: again.span, text: 'previously used here' }],
    });
    if (elem.kind !== 'Ident') return { kind: 'wild', id: b.id(), span: elem.span };
    const { sub: _, ...name } = elem;
    return lowerPat(b, name, scope);
  });
}

/** Lowers a pattern, adding its bindings to `scope`. */
export function lowerPat(b: BodyCx, pat: ast.Pat, scope: PatScope): Pat {
  const { span } = pat;
  const id = b.id();
  switch (pat.kind) {
    case 'Wild':
      return { kind: 'wild', id, span };
    case 'Rest':
      return { kind: 'rest', id, span };
    case 'Ident':
      return lowerIdentPat(b, pat, scope);
    case 'Path':
      return { kind: 'path', id, span, path: lowerValuePath(b, pat.path, pat.qself, 'unitPat') };
    case 'TupleStruct': {
      const path = lowerValuePath(b, pat.path, pat.qself, 'tuplePat');
      checkTuplePath(b, path, pat);
      return { kind: 'tupleStruct', id, span, path, items: lowerElems(b, pat.elems, scope, 'tuple struct') };
    }
    case 'Struct': {
      const path = lowerStructPath(b, pat.path, pat.qself);
      const fields = pat.fields.flatMap((f) => {
        if (configure(f.attrs, b.krate, b.session, parseAttrTokens) === undefined) return [];
        return [{ name: f.ident.name, span: f.ident.span, pat: fieldPat(b, f, scope), shorthand: f.shorthand }];
      });
      return { kind: 'struct', id, span, path, fields, rest: pat.rest };
    }
    case 'Tuple':
      return { kind: 'tuple', id, span, items: lowerElems(b, pat.elems, scope, 'tuple') };
    case 'Slice':
      return { kind: 'slice', id, span, items: lowerElems(b, pat.elems, scope, 'slice') };
    case 'Or':
      return lowerOrPat(b, pat, scope);
    case 'Ref':
      return { kind: 'ref', id, span, mut: pat.mutable ? 'mut' : 'not', pat: lowerPat(b, pat.pat, scope) };
    case 'Lit':
      return { kind: 'lit', id, span, expr: lowerExpr(b, pat.expr) };
    case 'ConstBlock':
      return { kind: 'lit', id, span, expr: lowerExpr(b, pat.expr) };
    case 'Range': {
      const low = pat.start === undefined ? undefined : rangeEnd(b, pat.start);
      const high = pat.end === undefined ? undefined : rangeEnd(b, pat.end);
      return { kind: 'range', id, span, low, high, inclusive: pat.closed };
    }
    case 'Paren':
      return lowerPat(b, pat.pat, scope);
    case 'Never':
      b.unsupported(span, 'never patterns');
      return { kind: 'error', id, span };
    case 'Macro': {
      const expanded = expandPat(b, pat.mac);
      return expanded === undefined ? { kind: 'error', id, span } : expanded((p) => lowerPat(b, p, scope));
    }
    case 'Err':
      return { kind: 'error', id, span };
  }
}

function rangeEnd(b: BodyCx, expr: ast.Expr): Expr {
  return lowerExpr(b, expr);
}

/** `Foo { x }`: the shorthand always binds, it never means a constant. */
function fieldPat(b: BodyCx, f: ast.FieldPat, scope: PatScope): Pat {
  if (!f.shorthand || f.pat.kind !== 'Ident') return lowerPat(b, f.pat, scope);
  return makeBinding(b, f.pat, scope);
}

function makeBinding(b: BodyCx, pat: ast.IdentPat, scope: PatScope): Pat {
  const id = b.id();
  const mode = pat.byRef ? (pat.mutable ? 'ref mut' : 'ref') : '';
  const local = scope.bind(b, pat.ident, pat.mutable && !pat.byRef, mode);
  const sub = pat.sub === undefined ? undefined : lowerPat(b, pat.sub, scope);
  const { name } = pat.ident;
  return { kind: 'binding', id, span: pat.span, local, name, byRef: pat.byRef, mut: pat.mutable, sub };
}

/** A plain name is a constant, unit struct or unit variant if one is in scope, else a new binding. */
function lowerIdentPat(b: BodyCx, pat: ast.IdentPat, scope: PatScope): Pat {
  const found = lookupName(b, pat.ident, 'value', true);
  if (found?.kind === 'binding') {
    const { res } = found.binding;
    const kind = res.kind === 'def' ? b.session.def(res.def).kind : undefined;
    const isConst = (res.kind === 'ctor' && res.shape === 'unit') || kind === 'const';
    if (isConst && pat.sub === undefined && !pat.byRef && !pat.mutable) {
      const segment = { ident: pat.ident, span: pat.ident.span };
      const path = lowerValuePath(b, { span: pat.span, global: false, segments: [segment] }, undefined, 'unitPat');
      return { kind: 'path', id: b.id(), span: pat.span, path };
    }
    if (isConst || kind === 'static' || (res.kind === 'ctor' && res.shape === 'tuple')) {
      const what = describeBinding(b.session, found.binding);
      const { name, span } = pat.ident;
      const many = what.endsWith('s') ? `${what}es` : `${what}s`;
      b.error('E0530', span, `match bindings cannot shadow ${many}`, {
        label: `cannot be named the same as a ${what}`,
        labels: [
          {
            span: found.binding.span,
            text: `the ${what} \`${name}\` is ${found.binding.imported ? 'imported' : 'defined'} here`,
          },
        ],
      });
      return { kind: 'error', id: b.id(), span: pat.span };
    }
  }
  return makeBinding(b, pat, scope);
}

/** E0532 for what is no tuple constructor. */
function checkTuplePath(b: BodyCx, path: Path, pat: ast.TupleStructPat): void {
  if (path.kind !== 'resolved' || path.res.kind === 'error' || path.res.kind === 'ctor' || path.res.kind === 'selfCtor')
    return;
  const name = pat.path.segments.map((s) => s.ident.name).join('::');
  const what = path.res.kind === 'def' ? b.session.def(path.res.def).kind : 'local variable';
  const word = what === 'fn' ? 'function' : what === 'const' ? 'constant' : what;
  b.error('E0532', pat.path.span, `expected tuple struct or tuple variant, found ${word} \`${name}\``, {
    label: 'not a tuple struct or tuple variant',
  });
}

/** All alternatives bind the same names (E0408), to the same locals. */
function lowerOrPat(b: BodyCx, pat: ast.OrPat, scope: PatScope): Pat {
  const id = b.id();
  const scopes: PatScope[] = [];
  const alts: Pat[] = [];
  for (const alt of pat.alts) {
    const inner = scope.alternative(scopes[0]);
    alts.push(lowerPat(b, alt, inner));
    scopes.push(inner);
  }
  const all = new Map<string, Bound>();
  for (const s of scopes) for (const [key, bound] of s.bound) if (!all.has(key)) all.set(key, bound);
  for (const [key, bound] of all) {
    const missing = pat.alts.filter((_, i) => scopes[i]?.bound.has(key) !== true);
    const first = missing[0];
    if (first === undefined) continue;
    const { name } = bound.ident;
    b.error('E0408', first.span, `variable \`${name}\` is not bound in all patterns`, {
      label: `pattern doesn't bind \`${name}\``,
      labels: [
        ...missing.slice(1).map((p) => ({ span: p.span, text: `pattern doesn't bind \`${name}\`` })),
        ...scopes.flatMap((s) => {
          const at = s.bound.get(key);
          return at === undefined ? [] : [{ span: at.span, text: 'variable not in all patterns' }];
        }),
      ],
    });
  }
  for (const [key, bound] of all)
    for (const inner of scopes) {
      const other = inner.bound.get(key);
      if (other === undefined || other.mode === bound.mode) continue;
      const { name } = bound.ident;
      b.error(
        'E0409',
        other.span,
        `variable \`${name}\` is bound inconsistently across alternatives separated by \`|\``,
        {
          label: 'bound in different ways',
          labels: [{ span: bound.span, text: 'first binding' }],
        },
      );
      break;
    }
  const merged = scope.alternative(undefined);
  for (const [key, bound] of all) merged.bound.set(key, bound);
  scope.adopt(b, merged);
  return { kind: 'or', id, span: pat.span, alts };
}
