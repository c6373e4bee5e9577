//! `unused_must_use`: values that are made and dropped though their type or fn asks for use (futures above all).
import type { Diagnostic, SubDiagnostic } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import type { DefId } from '../../../hir/hir.ts';
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';

interface MustUse {
  /** What is unused, as rustc says it: "`Result`", "implementer of `Future`". */
  readonly what: string;
  readonly note: string | undefined;
}

/** The `#[must_use]` of a definition. */
function attrOf(fcx: FnCtxt, def: DefId): { readonly note: string | undefined } | undefined {
  const attr = fcx.db.program.def(def).attrs.find((it) => it.path === 'must_use');
  if (attr === undefined) return undefined;
  return { note: attr.value ?? (attr.args === undefined ? undefined : /reason\s*=\s*"([^"]*)"/.exec(attr.args)?.[1]) };
}

function ofTrait(fcx: FnCtxt, trait: DefId, how: 'implementer' | 'trait object'): MustUse | undefined {
  const attr = attrOf(fcx, trait);
  if (attr === undefined) return undefined;
  const name = fcx.db.program.def(trait).name;
  return { what: how === 'implementer' ? `implementer of \`${name}\`` : `\`${name}\` trait object`, note: attr.note };
}

/** Must a value of this type be used? */
function ofTy(fcx: FnCtxt, given: Ty, depth = 0): MustUse | undefined {
  const ty = fcx.infcx.resolve(given);
  if (depth > 8) return undefined;
  switch (ty.kind) {
    case 'adt': {
      const first = ty.args[0];
      if (ty.def === fcx.db.lang('owned_box') && first?.kind === 'type') {
        const inner = ofTy(fcx, first.ty, depth + 1);
        return inner === undefined ? undefined : { ...inner, what: `boxed ${inner.what}` };
      }
      // `Pin<P>` is as its pointer.
      if (ty.def === fcx.db.lang('pin') && first?.kind === 'type') {
        const inner = ofTy(fcx, first.ty, depth + 1);
        if (inner !== undefined) return { ...inner, what: `pinned ${inner.what}` };
      }
      const attr = attrOf(fcx, ty.def);
      if (attr === undefined) return undefined;
      return { what: `\`${fcx.db.program.trimmedPathOf(ty.def)}\``, note: attr.note };
    }
    case 'opaque':
      for (const bound of fcx.db.itemBounds(ty.def, ty, ty.args)) {
        const found = bound.kind === 'trait' ? ofTrait(fcx, bound.trait.def, 'implementer') : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    case 'coroutine': {
      const trait = fcx.db.lang('future_trait');
      return trait === undefined ? undefined : ofTrait(fcx, trait, 'implementer');
    }
    case 'dyn':
      return ty.principal === undefined ? undefined : ofTrait(fcx, ty.principal.def, 'trait object');
    case 'tuple': {
      for (const [i, item] of ty.items.entries()) {
        const inner = ofTy(fcx, item, depth + 1);
        if (inner !== undefined) return { ...inner, what: `${inner.what} in tuple element ${i}` };
      }
      return undefined;
    }
    case 'array': {
      const inner = ofTy(fcx, ty.elem, depth + 1);
      return inner === undefined ? undefined : { ...inner, what: `array of ${inner.what}` };
    }
    case 'closure':
      return { what: 'closure', note: 'closures are lazy and do nothing unless called' };
    default:
      return undefined;
  }
}

/** The fn or method an expression calls. */
function calleeOf(fcx: FnCtxt, expr: hir.Expr): DefId | undefined {
  if (expr.kind === 'methodCall') return fcx.tables.callee.get(expr.id)?.def;
  if (expr.kind !== 'call') return undefined;
  const res = fcx.tables.valueRes.get(expr.func.id);
  return res?.kind === 'fn' ? res.def : undefined;
}

/** Warns about unused values of expression statements. */
export function lintUnused(fcx: FnCtxt): void {
  if (fcx.db.program.def(fcx.owner).krate !== 'main') return;
  for (const { expr: statement, diverged } of fcx.unusedChecks) {
    let expr = statement;
    while (expr.kind === 'block' && expr.block.expr !== undefined) expr = expr.block.expr;
    if (diverged || expr.span.file !== fcx.body.value.span.file) continue;
    if (expr.kind === 'return' || expr.kind === 'break' || expr.kind === 'loop') continue;
    for (const warning of warningsFor(fcx, expr)) fcx.report(warning);
  }
}

function warn(expr: hir.Expr, message: string, note: string | undefined, label?: string): Diagnostic {
  const at: Span = { ...expr.span, end: expr.span.start };
  const title = 'use `let _ = ...` to ignore the resulting value';
  const notes: SubDiagnostic[] = note === undefined ? [] : [{ kind: 'note', text: note }];
  const ignorable = /^unused (`[^`]*`|return value of .*|.* operation|comparison|borrow) that must be used$/.test(
    message,
  );
  return {
    severity: 'warning',
    code: 'unused_must_use',
    message,
    span: expr.span,
    ...(label === undefined ? {} : { label }),
    labels: [],
    notes: ignorable ? [...notes, { kind: 'help', text: title, span: at }] : notes,
    edits: ignorable ? [{ title, edits: [{ span: at, text: 'let _ = ' }] }] : [],
  };
}

function warningsFor(fcx: FnCtxt, expr: hir.Expr): Diagnostic[] {
  const out: Diagnostic[] = [];
  const ty = fcx.infcx.resolve(fcx.exprTy(expr));
  const uninhabited = ty.kind === 'never';
  if (uninhabited || (ty.kind === 'tuple' && ty.items.length === 0)) return [];
  const found = ofTy(fcx, ty);
  if (found !== undefined) {
    const diagnostic = warn(expr, `unused ${found.what} that must be used`, found.note);
    // An unawaited future of ours: the fix is to await it.
    if (found.what.endsWith('implementer of `Future`') && (fcx.closures.size > 0 || fcx.asyncOutput !== undefined)) {
      const end: Span = { ...expr.span, start: expr.span.end };
      out.push({
        ...diagnostic,
        edits: [...diagnostic.edits, { title: 'add `.await`', edits: [{ span: end, text: '.await' }] }],
      });
    } else out.push(diagnostic);
  }
  const callee = calleeOf(fcx, expr);
  const attr = callee === undefined ? undefined : attrOf(fcx, callee);
  if (callee !== undefined && attr !== undefined)
    out.push(warn(expr, `unused return value of \`${calleePath(fcx, callee)}\` that must be used`, attr.note));
  const op = operatorNoun(expr);
  if (out.length === 0 && op !== undefined)
    out.push(warn(expr, `unused ${op} that must be used`, undefined, `the ${op} produces a value`));
  return out;
}

/** `Option::<T>::map`, as rustc writes a callee with its type's own parameters. */
function calleePath(fcx: FnCtxt, callee: DefId): string {
  const def = fcx.db.program.def(callee);
  if (def.kind !== 'fn' || def.assoc === undefined) return fcx.db.program.pathOf(callee);
  const container = fcx.db.program.def(def.assoc.container);
  if (container.kind === 'trait') return fcx.db.program.trimmedPathOf(callee);
  const self = fcx.db.typeOf(def.assoc.container);
  if (self.kind === 'adt') {
    const printed = fcx.db.printTy(self);
    const at = printed.indexOf('<');
    return `${at < 0 ? printed : `${printed.slice(0, at)}::${printed.slice(at)}`}::${def.name}`;
  }
  return `core::${fcx.db.printTy(self)}::<impl ${fcx.db.printTy(self)}>::${def.name}`;
}

function operatorNoun(expr: hir.Expr): string | undefined {
  switch (expr.kind) {
    case 'binary':
      switch (expr.op) {
        case '==':
        case '!=':
        case '<':
        case '<=':
        case '>':
        case '>=':
          return 'comparison';
        case '+':
        case '-':
        case '*':
        case '/':
        case '%':
          return 'arithmetic operation';
        default:
          return 'bitwise operation';
      }
    case 'logical':
      return 'logical operation';
    case 'unary':
      return 'unary operation';
    case 'addrOf':
      return 'borrow';
    default:
      return undefined;
  }
}
