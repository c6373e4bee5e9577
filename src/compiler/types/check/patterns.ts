//! Patterns: types of bindings, default binding modes (editions 2021 and 2024), arity and field errors.
//! As rustc_hir_typeck's `pat.rs`.
import { unreachable } from '../../../base/assert.ts';
import type { Label } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { ERROR_TY, mkAdt, mkRef, mkSlice, mkTuple, U8 } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { resolveStructPath } from './data.ts';
import { reportMismatch } from './demand.ts';
import { similar } from './diagnostics/no-method.ts';
import { futureOutput } from './diagnostics/suggest.ts';
import { plural } from './diagnostics/type-error.ts';
import { hasType, NO_EXPECTATION } from './expectation.ts';
import { checkExpr } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';
import { resolvePath } from './paths.ts';
import type { Violation } from './implicit-borrow.ts';
import { checkSlice } from './slice-patterns.ts';

/** How bindings below bind unless they say otherwise. */
type BindingMode = 'move' | 'ref' | 'refMut';

/** Where the matched value comes from, for labels. */
interface PatOrigin {
  readonly scrutinee?: hir.Expr;
  readonly init?: hir.Expr | undefined;
  readonly annotated?: hir.Ty | undefined;
}

/** What surrounds a pattern. */
export interface PatCx {
  readonly mode: BindingMode;
  /** The pattern by which everything below is borrowed, if the mode is not `move`. */
  readonly borrower: Violation['borrower'] | undefined;
  /** What edition 2024 forbids, found so far in the whole pattern. */
  readonly violations: Violation[];
  readonly origin: PatOrigin;
}

/** Declares all locals of a pattern in the current body. */
export function declareLocals(fcx: FnCtxt, pat: hir.Pat): void {
  eachBinding(pat, (binding) => {
    if (!fcx.localTys.has(binding.local)) fcx.localTys.set(binding.local, fcx.infcx.freshTy(binding.span));
    fcx.localOwner.set(binding.local, fcx.cur.def);
  });
}

/** Visits all bindings of a pattern. */
export function eachBinding(pat: hir.Pat, visit: (binding: hir.Pat & { kind: 'binding' }) => void): void {
  switch (pat.kind) {
    case 'binding':
      visit(pat);
      if (pat.sub !== undefined) eachBinding(pat.sub, visit);
      break;
    case 'struct':
      for (const field of pat.fields) eachBinding(field.pat, visit);
      break;
    case 'tupleStruct':
    case 'tuple':
    case 'slice':
      for (const item of pat.items) eachBinding(item, visit);
      break;
    case 'ref':
      eachBinding(pat.pat, visit);
      break;
    case 'or':
      for (const alt of pat.alts) eachBinding(alt, visit);
      break;
    default:
      break;
  }
}

/** Checks a whole pattern against the type of what it matches. */
export function checkPatTop(fcx: FnCtxt, pat: hir.Pat, expected: Ty, origin: PatOrigin): void {
  declareLocals(fcx, pat);
  const violations: Violation[] = [];
  checkPat(fcx, pat, expected, { mode: 'move', origin, borrower: undefined, violations });
  if (violations.length > 0) fcx.implicitBorrows.push(violations);
  eachBinding(pat, (binding) => fcx.requireSized(fcx.localTy(binding.local, binding.span), binding.span, 'local'));
}

/** May the pattern look through references (default binding modes)? */
function peels(fcx: FnCtxt, pat: hir.Pat): boolean {
  switch (pat.kind) {
    case 'struct':
    case 'tupleStruct':
    case 'tuple':
    case 'slice':
    case 'range':
      return true;
    case 'path': {
      // Constants may themselves be references; constructors are not.
      const res = fcx.tables.valueRes.get(pat.id);
      return res?.kind === 'ctor' || res?.kind === 'error';
    }
    case 'lit': {
      const ty = fcx.infcx.shallow(fcx.exprTy(pat.expr));
      return ty.kind !== 'ref';
    }
    case 'binding':
    case 'wild':
    case 'rest':
    case 'ref':
    case 'or':
    case 'error':
      return false;
    default:
      return unreachable(pat);
  }
}

/** Checks a pattern against the type of its place. */
export function checkPat(fcx: FnCtxt, pat: hir.Pat, expectedTy: Ty, cx: PatCx): void {
  fcx.nested(pat.span, undefined, () => checkPatInner(fcx, pat, expectedTy, cx));
}

function checkPatInner(fcx: FnCtxt, pat: hir.Pat, expectedTy: Ty, outer: PatCx): void {
  let expected = expectedTy;
  let cx = outer;
  let pathTy: Ty | undefined;
  if (pat.kind === 'path') {
    const resolved = resolvePath(fcx, pat.path, pat.span, 'unitPattern');
    fcx.tables.valueRes.set(pat.id, resolved.res);
    pathTy = resolved.ty;
  }
  if (pat.kind === 'lit') checkExpr(fcx, pat.expr, literalHint(fcx, expected));
  if (peels(fcx, pat)) {
    const derefs: Ty[] = [];
    let mode = cx.mode;
    for (;;) {
      expected = fcx.structurally(expected);
      if (expected.kind !== 'ref') break;
      derefs.push(expected);
      mode = mode === 'ref' || expected.mut === 'not' ? 'ref' : 'refMut';
      expected = expected.ty;
    }
    if (derefs.length > 0) fcx.tables.patDerefs.set(pat.id, derefs);
    const [outermost] = derefs;
    const borrower = outermost?.kind === 'ref' ? { span: pat.span, mut: outermost.mut === 'mut' } : undefined;
    cx = { ...cx, mode, borrower: cx.borrower ?? borrower };
  }
  fcx.tables.patTy.set(pat.id, expected);
  switch (pat.kind) {
    case 'wild':
    case 'rest':
      return;
    case 'binding':
      checkBinding(fcx, pat, expected, cx);
      return;
    case 'path':
      if (pathTy !== undefined) checkPathPat(fcx, pat, pathTy, expected, cx);
      return;
    case 'lit': {
      const ty = literalTy(fcx, pat.expr, fcx.exprTy(pat.expr), expected);
      demandPat(fcx, pat.span, expected, ty, cx);
      return;
    }
    case 'range':
      checkRange(fcx, pat, expected, cx);
      return;
    case 'tuple':
      checkTuplePat(fcx, pat, expected, cx);
      return;
    case 'tupleStruct':
      checkTupleStruct(fcx, pat, expected, cx);
      return;
    case 'struct':
      checkStructPat(fcx, pat, expected, cx);
      return;
    case 'slice':
      checkSlice(fcx, pat, expected, cx);
      return;
    case 'ref':
      checkRef(fcx, pat, expected, cx);
      return;
    case 'or':
      for (const alt of pat.alts) checkPat(fcx, alt, expected, cx);
      return;
    case 'error':
      fcx.tainted = true;
      eachBinding(pat, () => undefined);
      return;
    default:
      unreachable(pat);
  }
}

/** Number literals take the type they are matched against. */
function literalHint(fcx: FnCtxt, expected: Ty): typeof NO_EXPECTATION {
  let ty = fcx.structurally(expected);
  while (ty.kind === 'ref') ty = fcx.structurally(ty.ty);
  return ty.kind === 'int' || ty.kind === 'float' || ty.kind === 'infer' ? hasType(ty) : NO_EXPECTATION;
}

/** A byte string matches slices as well as arrays. */
function literalTy(fcx: FnCtxt, expr: hir.Expr, ty: Ty, expected: Ty): Ty {
  if (expr.kind !== 'lit' || expr.lit.kind !== 'byteStr') return ty;
  const want = fcx.structurally(expected);
  if (want.kind === 'ref' && fcx.structurally(want.ty).kind === 'slice') return mkRef(mkSlice(U8), 'not');
  return ty;
}

function originLabels(fcx: FnCtxt, cx: PatCx, expected: Ty): Label[] {
  const { scrutinee, init, annotated } = cx.origin;
  if (annotated !== undefined) return [{ span: annotated.span, text: 'expected due to this' }];
  const from = scrutinee ?? init;
  if (from === undefined) return [];
  const ty = fcx.exprTy(from);
  return ty.kind === 'error' || expected.kind === 'error'
    ? []
    : [{ span: from.span, text: `this expression has type \`${fcx.print(ty)}\`` }];
}

function demandPat(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, cx: PatCx): boolean {
  if (fcx.infcx.unify(fcx.structurally(expected), fcx.structurally(found))) return true;
  const { scrutinee } = cx.origin;
  const output = scrutinee === undefined ? undefined : futureOutput(fcx, fcx.infcx.resolve(expected), span);
  const awaits = output !== undefined && fcx.mayAwait && fcx.infcx.probe(() => fcx.infcx.unify(output, found));
  const title = 'consider `await`ing on the `Future`';
  const end = scrutinee === undefined ? span : { ...scrutinee.span, start: scrutinee.span.end };
  reportMismatch(fcx, span, expected, found, {
    labels: originLabels(fcx, cx, expected),
    notes: awaits ? [{ kind: 'help', text: title, span: end }] : [],
    edits: awaits ? [{ title, edits: [{ span: end, text: '.await' }] }] : [],
  });
  return false;
}

function checkBinding(fcx: FnCtxt, pat: hir.Pat & { kind: 'binding' }, expected: Ty, cx: PatCx): void {
  let mode: BindingMode = cx.mode;
  if (pat.byRef || pat.mut) {
    if (cx.borrower !== undefined && fcx.edition === 2024) {
      const width = pat.byRef && pat.mut ? 'ref mut'.length : 'ref'.length;
      cx.violations.push({
        kind: pat.byRef ? 'ref' : 'mut',
        span: { ...pat.span, end: pat.span.start + width },
        borrower: cx.borrower,
      });
    }
    mode = pat.byRef ? (pat.mut ? 'refMut' : 'ref') : 'move';
  }
  fcx.tables.patMode.set(pat.id, mode);
  const ty = mode === 'move' ? expected : mkRef(expected, mode === 'refMut' ? 'mut' : 'not');
  const local = fcx.localTy(pat.local, pat.span);
  if (!fcx.infcx.unify(local, ty)) {
    reportMismatch(fcx, pat.span, local, ty, {
      labels: originLabels(fcx, cx, expected),
      notes: [{ kind: 'note', text: 'in the same arm, a binding must have the same type in all alternatives' }],
    });
  }
  if (pat.sub !== undefined) checkPat(fcx, pat.sub, expected, cx);
}

function checkPathPat(fcx: FnCtxt, pat: hir.Pat & { kind: 'path' }, found: Ty, expected: Ty, cx: PatCx): void {
  const res = fcx.tables.valueRes.get(pat.id);
  if (res?.kind === 'ctor' && res.ctor === 'tuple') {
    const def = fcx.db.program.def(res.adt);
    const variant = 'variants' in def ? def.variants[res.variant] : undefined;
    const name = def.kind === 'enum' ? `${def.name}::${variant?.name ?? ''}` : def.name;
    const noun = def.kind === 'enum' ? 'tuple variant' : 'tuple struct';
    fcx.report(
      errorAt(pat.span, `expected unit struct, unit variant or constant, found ${noun} \`${name}\``, {
        ...(pat.path.kind === 'resolved'
          ? { code: 'E0532' }
          : { code: 'E0533', label: 'not a unit struct, unit variant or constant' }),
      }),
    );
    return;
  }
  if (res?.kind === 'fn') {
    fcx.report(
      errorAt(pat.span, 'expected unit struct, unit variant or constant, found associated function', {
        code: 'E0533',
        label: 'not a unit struct, unit variant or constant',
      }),
    );
    return;
  }
  if (found.kind !== 'error') demandPat(fcx, pat.span, expected, found, cx);
}

function checkRange(fcx: FnCtxt, pat: hir.Pat & { kind: 'range' }, expected: Ty, cx: PatCx): void {
  const wrong: { readonly span: Span; readonly text: string }[] = [];
  for (const end of [pat.low, pat.high]) {
    if (end === undefined) continue;
    const ty = fcx.structurally(checkExpr(fcx, end, hasType(expected)));
    const ok =
      ty.kind === 'int' || ty.kind === 'float' || ty.kind === 'char' || ty.kind === 'infer' || ty.kind === 'error';
    if (ok) demandPat(fcx, end.span, expected, ty, cx);
    else
      wrong.push({ span: end.span, text: `this is of type \`${fcx.print(ty)}\` but it should be \`char\` or numeric` });
  }
  const [first, second] = wrong;
  if (first === undefined) return;
  const message = 'only `char` and numeric types are allowed in range patterns';
  if (second === undefined) fcx.report(errorAt(first.span, message, { code: 'E0029', label: first.text }));
  else fcx.report(errorAt(pat.span, message, { code: 'E0029', labels: wrong }));
}

/** Splits items at the `..`: those before it, and those after it counted from the end. */
function splitAtRest(items: readonly hir.Pat[]): {
  readonly before: readonly hir.Pat[];
  readonly after: readonly hir.Pat[];
  readonly hasRest: boolean;
} {
  const at = items.findIndex((it) => it.kind === 'rest');
  if (at < 0) return { before: items, after: [], hasRest: false };
  return { before: items.slice(0, at), after: items.slice(at + 1), hasRest: true };
}

function checkTuplePat(fcx: FnCtxt, pat: hir.Pat & { kind: 'tuple' }, expected: Ty, cx: PatCx): void {
  const { before, after, hasRest } = splitAtRest(pat.items);
  const written = before.length + after.length;
  const want = fcx.structurally(expected);
  const count = want.kind === 'tuple' && hasRest ? Math.max(written, want.items.length) : written;
  const elems = Array.from({ length: count }, () => fcx.infcx.freshTy(pat.span));
  const ok = demandPat(fcx, pat.span, expected, mkTuple(elems), cx);
  const at = (i: number): Ty => (ok ? (elems[i] ?? ERROR_TY) : ERROR_TY);
  for (const [i, item] of before.entries()) checkPat(fcx, item, at(i), cx);
  for (const [i, item] of after.entries()) checkPat(fcx, item, at(count - after.length + i), cx);
}

function checkTupleStruct(fcx: FnCtxt, pat: hir.Pat & { kind: 'tupleStruct' }, expected: Ty, cx: PatCx): void {
  const { res } = resolvePath(fcx, pat.path, pat.path.span, 'tuplePattern');
  fcx.tables.valueRes.set(pat.id, res);
  const failed = (): void => {
    for (const item of pat.items) checkPat(fcx, item, ERROR_TY, cx);
  };
  if (res.kind !== 'ctor' || res.ctor !== 'tuple') {
    if (res.kind !== 'error') {
      const what =
        res.kind === 'fn' ? 'associated function' : res.kind === 'const' ? 'associated constant' : 'unit variant';
      const code = res.kind === 'ctor' ? 'E0532' : 'E0164';
      const def = res.kind === 'ctor' ? fcx.db.program.def(res.adt) : undefined;
      const variant =
        res.kind === 'ctor' && def !== undefined && 'variants' in def ? def.variants[res.variant]?.name : undefined;
      const name = def === undefined ? '' : ` \`${def.kind === 'enum' ? `${def.name}::${variant ?? ''}` : def.name}\``;
      fcx.report(
        errorAt(
          pat.path.span,
          `expected tuple struct or tuple variant, found ${res.kind === 'ctor' && def?.kind !== 'enum' ? 'unit struct' : what}${name}`,
          {
            code,
            ...(res.kind === 'ctor' ? {} : { label: '`fn` calls are not allowed in patterns' }),
          },
        ),
      );
    }
    failed();
    return;
  }
  if (!demandPat(fcx, pat.span, expected, mkAdt(res.adt, res.args), cx)) {
    failed();
    return;
  }
  const args = fcx.infcx.resolveArgs(res.args);
  const fields = fcx.db.fieldTys(res.adt, res.variant, args).map((it) => fcx.normalize(it, pat.span));
  const { before, after, hasRest } = splitAtRest(pat.items);
  const written = before.length + after.length;
  if (written > fields.length || (!hasRest && written < fields.length)) {
    wrongFieldCount(fcx, pat, res.adt, res.variant, written, fields.length);
  }
  for (const [i, item] of before.entries()) checkPat(fcx, item, fields[i] ?? ERROR_TY, cx);
  for (const [i, item] of after.entries())
    checkPat(fcx, item, fields[fields.length - after.length + i] ?? ERROR_TY, cx);
}

/** E0023. */
function wrongFieldCount(
  fcx: FnCtxt,
  pat: hir.Pat & { kind: 'tupleStruct' },
  adt: hir.DefId,
  index: number,
  written: number,
  count: number,
): void {
  const def = fcx.db.program.def(adt);
  const variant = 'variants' in def ? def.variants[index] : undefined;
  const noun = def.kind === 'enum' ? 'tuple variant' : 'tuple struct';
  const first = pat.items[0];
  const last = pat.items.at(-1);
  const span: Span = first === undefined || last === undefined ? pat.span : { ...first.span, end: last.span.end };
  const fields = variant?.fields ?? [];
  fcx.report(
    errorAt(
      span,
      `this pattern has ${plural(written, 'field')}, but the corresponding ${noun} has ${plural(count, 'field')}`,
      {
        code: 'E0023',
        label: `expected ${plural(count, 'field')}, found ${written}`,
        labels:
          fields.length === 0
            ? [{ span: variant?.span ?? def.span, text: `${noun} has ${plural(count, 'field')}` }]
            : [
                {
                  span: fields[0]?.span ?? def.span,
                  text: fields.length === 1 ? `${noun} has 1 field` : `${noun} has ${count} fields`,
                },
              ],
      },
    ),
  );
}

function checkStructPat(fcx: FnCtxt, pat: hir.Pat & { kind: 'struct' }, expected: Ty, cx: PatCx): void {
  const found = resolveStructPath(fcx, pat.path);
  if (found === undefined) {
    for (const field of pat.fields) checkPat(fcx, field.pat, ERROR_TY, cx);
    return;
  }
  const { adt, variant } = found;
  const ok = demandPat(fcx, pat.span, expected, mkAdt(adt, found.args), cx);
  fcx.tables.structRes.set(pat.id, { adt, variant: variant.index, args: found.args });
  const tys = fcx.db
    .fieldTys(adt, variant.index, fcx.infcx.resolveArgs(found.args))
    .map((it) => fcx.normalize(it, pat.span));
  const def = fcx.db.program.def(adt);
  const name = def.kind === 'enum' ? `${def.name}::${variant.name}` : def.name;
  const kind = def.kind === 'enum' ? 'variant' : def.kind;
  const seen = new Map<string, Span>();
  const visible = (field: hir.FieldDef): boolean =>
    def.kind === 'enum' || fcx.db.program.isVisible(field.visibility, fcx.module);
  let unknown = false;
  for (const field of pat.fields) {
    const index = variant.fields.findIndex((it) => it.name === field.name);
    const info = variant.fields[index];
    const earlier = seen.get(field.name);
    if (earlier !== undefined) {
      fcx.report(
        errorAt(field.span, `field \`${field.name}\` bound multiple times in the pattern`, {
          code: 'E0025',
          label: `multiple uses of \`${field.name}\` in pattern`,
          labels: [{ span: earlier, text: `first use of \`${field.name}\`` }],
        }),
      );
    }
    seen.set(field.name, field.span);
    if (info === undefined) {
      unknown = true;
      const rest = variant.fields.map((it) => it.name).filter((it) => !pat.fields.some((own) => own.name === it));
      const close = similar(field.name, rest);
      fcx.report(
        errorAt(field.span, `${kind} \`${name}\` does not have a field named \`${field.name}\``, {
          code: 'E0026',
          label: `${kind} \`${name}\` does not have this field`,
          notes:
            close === undefined ? [] : [{ kind: 'help', text: 'a field with a similar name exists', span: field.span }],
          edits:
            close === undefined
              ? []
              : [{ title: 'a field with a similar name exists', edits: [{ span: field.span, text: close }] }],
        }),
      );
      checkPat(fcx, field.pat, ERROR_TY, cx);
      continue;
    }
    if (!visible(info))
      fcx.report(
        errorAt(field.span, `field \`${field.name}\` of ${kind} \`${name}\` is private`, {
          code: 'E0451',
          label: 'private field',
        }),
      );
    checkPat(fcx, field.pat, ok ? (tys[index] ?? ERROR_TY) : ERROR_TY, cx);
  }
  if (pat.rest || unknown || def.kind === 'union') return;
  const missing = variant.fields.filter((it) => !seen.has(it.name));
  if (missing.length === 0) return;
  const accessible = missing.filter(visible);
  if (accessible.length === 0) {
    fcx.report(
      errorAt(pat.span, 'pattern requires `..` due to inaccessible fields', {
        notes: [{ kind: 'help', text: 'ignore the inaccessible and unused fields' }],
      }),
    );
    return;
  }
  const names = accessible.map((it) => `\`${it.name}\``);
  const list =
    names.length === 1
      ? names[0]
      : names.length <= 3
        ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
        : `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`;
  const s = accessible.length === 1 ? '' : 's';
  const close: Span = { ...pat.span, start: pat.span.end - 1, end: pat.span.end - 1 };
  const text = `${pat.fields.length > 0 ? ', ' : ''}${accessible.map((it) => it.name).join(', ')} `;
  const include = `include the missing field${s} in the pattern`;
  const ignore = `if you don't care about ${accessible.length === 1 ? 'this missing field' : 'these missing fields'}, you can explicitly ignore ${accessible.length === 1 ? 'it' : 'them'}`;
  fcx.report(
    errorAt(pat.span, `pattern does not mention field${s} ${list ?? ''}`, {
      code: 'E0027',
      label: `missing field${s} ${list ?? ''}`,
      notes: [
        { kind: 'help', text: include, span: close },
        { kind: 'help', text: ignore, span: close },
        ...(pat.fields.length > 0
          ? [{ kind: 'help' as const, text: 'or always ignore missing fields here', span: close }]
          : []),
      ],
      edits: [
        { title: include, edits: [{ span: close, text }] },
        { title: ignore, edits: [{ span: close, text: `${pat.fields.length > 0 ? ', ' : ''}.. ` }] },
      ],
    }),
  );
}

function checkRef(fcx: FnCtxt, pat: hir.Pat & { kind: 'ref' }, expectedTy: Ty, cx: PatCx): void {
  const expected = fcx.structurally(expectedTy);
  if (cx.borrower !== undefined && fcx.edition === 2024) {
    const width = pat.mut === 'mut' ? '&mut '.length : '&'.length;
    cx.violations.push({ kind: 'deref', span: { ...pat.span, end: pat.span.start + width }, borrower: cx.borrower });
  }
  const inner: PatCx = { ...cx, mode: 'move', borrower: undefined };
  if (expected.kind === 'ref') {
    if (expected.mut !== pat.mut) {
      reportMismatch(fcx, pat.span, expected, mkRef(fcx.infcx.freshTy(pat.span), pat.mut), {
        labels: originLabels(fcx, cx, expected),
      });
      checkPat(fcx, pat.pat, ERROR_TY, inner);
      return;
    }
    checkPat(fcx, pat.pat, expected.ty, inner);
    return;
  }
  const pointee = fcx.infcx.freshTy(pat.pat.span);
  const ok = demandPat(fcx, pat.span, expected, mkRef(pointee, pat.mut), cx);
  checkPat(fcx, pat.pat, ok ? pointee : ERROR_TY, inner);
}
