//! Building and taking apart data: tuples, arrays, struct literals, fields, indexing.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type { SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { ERROR_TY, mkAdt, mkArray, mkRef, mkSlice, mkTuple, USIZE, usizeConst } from '../interner.ts';
import type { GenericArgs, Ty } from '../ty.ts';
import { applyAdjustments } from './adjust.ts';
import { autoderef, derefAdjustments } from './autoderef.ts';
import { CoerceMany } from './coerce-many.ts';
import { demandCoerce, reportMismatch } from './demand.ts';
import { reportUnknown } from './diagnostics/annotations.ts';
import { similar } from './diagnostics/no-method.ts';
import { futureOutput } from './diagnostics/suggest.ts';
import type { Expectation } from './expectation.ts';
import { hasType, NO_EXPECTATION, onlyHasType, rvalueHint, toOption } from './expectation.ts';
import { checkExpr, checkExprCoercible, checkExprHasType } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';
import { buildArgs } from './generic-args.ts';
import { lookupInLang } from './methods/lookup.ts';
import type { Adjustment } from './tables.ts';

/** `(a, b)`. */
export function checkTuple(fcx: FnCtxt, expr: hir.Expr & { kind: 'tuple' }, expected: Expectation): Ty {
  // Pending obligations may say what is wanted (`sink.send((a, b))`: the sink's one impl), as in rustc.
  const wanted = onlyHasType(fcx, expected);
  const want = wanted === undefined ? undefined : fcx.structurally(wanted);
  const flds = want?.kind === 'tuple' ? want.items : undefined;
  const items = expr.items.map((item, i) => {
    const hint = flds?.[i];
    if (hint === undefined) return checkExpr(fcx, item, NO_EXPECTATION);
    const ty = checkExpr(fcx, item, hasType(hint));
    return demandCoerce(fcx, item, ty, hint) === ERROR_TY ? hint : hint;
  });
  for (const [i, item] of items.entries()) fcx.requireSized(item, expr.items[i]?.span ?? expr.span, 'tuple');
  return items.some((ty) => ty.kind === 'error') ? ERROR_TY : mkTuple(items);
}

/** The element type an array literal should have. */
function elementHint(fcx: FnCtxt, expected: Expectation): Ty | undefined {
  const want = toOption(fcx, expected);
  return want?.kind === 'array' || want?.kind === 'slice' ? want.elem : undefined;
}

/** `[a, b]`. */
export function checkArray(fcx: FnCtxt, expr: hir.Expr & { kind: 'array' }, expected: Expectation): Ty {
  const hint = elementHint(fcx, expected);
  const coerce = new CoerceMany(hint ?? fcx.infcx.freshTy(expr.span));
  for (const item of expr.items) {
    // What the first element turned out to be is a hint for the next.
    const ty = checkExpr(fcx, item, hasType(coerce.expected));
    coerce.coerce(fcx, item, ty, (want, have) => reportMismatch(fcx, item.span, want, have, { expr: item }));
  }
  const elem = expr.items.length === 0 ? coerce.expected : coerce.complete();
  fcx.requireSized(elem, expr.span, 'element');
  return mkArray(elem, usizeConst(BigInt(expr.items.length)));
}

/** `[v; n]`. */
export function checkRepeat(fcx: FnCtxt, expr: hir.Expr & { kind: 'repeat' }, expected: Expectation): Ty {
  const len = fcx.lowerConst(expr.len, USIZE);
  fcx.tables.repeatLen.set(expr.id, len);
  const hint = elementHint(fcx, expected);
  let elem: Ty;
  if (hint === undefined) {
    elem = fcx.infcx.freshTy(expr.value.span);
    checkExprHasType(fcx, expr.value, elem);
  } else {
    elem = hint;
    checkExprCoercible(fcx, expr.value, hint);
  }
  const single = len.kind === 'value' && len.value <= 1n;
  const isConst = expr.value.kind === 'constBlock' || fcx.tables.valueRes.get(expr.value.id)?.kind === 'const';
  if (!single && !isConst) fcx.requireLang('copy', elem, { span: expr.value.span, code: { kind: 'misc' } });
  return mkArray(elem, len);
}

// ------------------------------------------------------------------ struct literals

interface ResolvedVariant {
  readonly adt: DefId;
  readonly variant: hir.VariantDef;
  readonly args: GenericArgs;
}

/** The variant a struct path names, with its ADT's arguments. */
export function resolveStructPath(fcx: FnCtxt, path: hir.StructPath): ResolvedVariant | undefined {
  switch (path.kind) {
    case 'resolved': {
      const def = fcx.db.program.def(path.adt);
      const variant = 'variants' in def ? def.variants[path.variantIdx] : undefined;
      if (variant === undefined) return undefined;
      return { adt: path.adt, variant, args: buildArgs(fcx, path.adt, [], path.args, path.span) };
    }
    case 'type': {
      const ty = fcx.structurally(fcx.lowerPathTy(path.ty));
      if (ty.kind !== 'adt') {
        if (ty.kind !== 'error') {
          fcx.report(
            errorAt(
              path.span,
              `expected struct, variant or union type, found ${ty.kind === 'param' ? `type parameter \`${ty.name}\`` : `\`${fcx.print(ty)}\``}`,
              {
                code: 'E0071',
                label: 'not a struct',
              },
            ),
          );
        }
        return undefined;
      }
      const def = fcx.db.program.def(ty.def);
      if (!('variants' in def)) return undefined;
      const variant =
        path.variant === undefined
          ? def.kind === 'enum'
            ? undefined
            : def.variants[0]
          : def.variants.find((it) => it.name === path.variant);
      if (variant === undefined) {
        fcx.report(
          path.variant === undefined
            ? errorAt(path.span, `expected struct, variant or union type, found enum \`${fcx.print(ty)}\``, {
                code: 'E0574',
                label: 'not a struct, variant or union type',
              })
            : errorAt(path.span, `no variant named \`${path.variant}\` found for enum \`${fcx.print(ty)}\``, {
                code: 'E0599',
                label: 'variant not found in `' + fcx.print(ty) + '`',
              }),
        );
        return undefined;
      }
      return { adt: ty.def, variant, args: ty.args };
    }
    case 'error':
      fcx.tainted = true;
      return undefined;
  }
}

/** Is a field usable from here? */
function fieldVisible(fcx: FnCtxt, field: hir.FieldDef, adt: DefId): boolean {
  if (fcx.db.program.def(adt).kind === 'enum') return true;
  return fcx.db.program.isVisible(field.visibility, fcx.module);
}

/** `S { a, b: e, ..base }`. */
export function checkStruct(fcx: FnCtxt, expr: hir.Expr & { kind: 'struct' }, expected: Expectation): Ty {
  const found = resolveStructPath(fcx, expr.path);
  if (found === undefined) {
    for (const field of expr.fields) checkExpr(fcx, field.value, NO_EXPECTATION);
    if (expr.base !== undefined) checkExpr(fcx, expr.base, NO_EXPECTATION);
    return ERROR_TY;
  }
  const { adt, variant, args } = found;
  const ty = mkAdt(adt, args);
  fcx.tables.structRes.set(expr.id, { adt, variant: variant.index, args });
  fcx.infcx.registerPredicates(adt, args, fcx.env, expr.path.span);
  // The expected type decides generic arguments early, so that fields get useful hints.
  const want = onlyHasType(fcx, expected);
  const hints =
    want === undefined
      ? undefined
      : fcx.infcx.probe(() => (fcx.infcx.unify(ty, want) ? fcx.infcx.resolveArgs(args) : undefined));
  if (hints !== undefined) fcx.infcx.unify(ty, mkAdt(adt, hints));
  const formal = fcx.db.fieldTys(adt, variant.index, args).map((it) => fcx.normalize(it, expr.span));
  const def = fcx.db.program.def(adt);
  const name = def.kind === 'enum' ? `${def.name}::${variant.name}` : def.name;
  const kind = def.kind === 'enum' ? 'variant' : def.kind === 'union' ? 'union' : 'struct';
  const seen = new Map<string, Span>();
  let anyWrong = false;
  for (const field of expr.fields) {
    const index = variant.fields.findIndex((it) => it.name === field.name);
    const info = variant.fields[index];
    const fieldTy = formal[index];
    if (info === undefined || fieldTy === undefined) {
      anyWrong = true;
      unknownField(
        fcx,
        variant,
        kind,
        kind === 'struct' ? fcx.print(ty) : name,
        field.name,
        field.span,
        expr.fields.map((it) => it.name),
      );
      checkExpr(fcx, field.value, NO_EXPECTATION);
      continue;
    }
    const earlier = seen.get(field.name);
    if (earlier !== undefined) {
      fcx.report(
        errorAt(field.span, `field \`${field.name}\` specified more than once`, {
          code: 'E0062',
          label: 'used more than once',
          labels: [{ span: earlier, text: `first use of \`${field.name}\`` }],
        }),
      );
      anyWrong = true;
    } else if (!fieldVisible(fcx, info, adt)) {
      fcx.report(
        errorAt(field.span, `field \`${field.name}\` of ${kind} \`${name}\` is private`, {
          code: 'E0451',
          label: 'private field',
        }),
      );
      anyWrong = true;
    }
    seen.set(field.name, field.span);
    const value = checkExpr(fcx, field.value, rvalueHint(fcx, fieldTy));
    demandCoerce(fcx, field.value, value, fieldTy);
  }
  if (expr.base !== undefined) {
    if (def.kind !== 'struct') {
      fcx.report(errorAt(expr.base.span, 'functional record update syntax requires a struct', { code: 'E0436' }));
      checkExpr(fcx, expr.base, NO_EXPECTATION);
    } else checkExprHasType(fcx, expr.base, ty);
  } else if (def.kind === 'union') {
    if (!anyWrong && expr.fields.length !== 1)
      fcx.report(errorAt(expr.span, 'union expressions should have exactly one field', { code: 'E0784' }));
  } else if (!anyWrong) {
    const missing = variant.fields.filter((it) => !seen.has(it.name));
    if (expr.rest === 'defaults' && missing.length > 0) fcx.report(unsupportedAt(expr.span, 'default field values'));
    else if (missing.length > 0) missingFields(fcx, expr, adt, name, missing);
  }
  return ty;
}

function unknownField(
  fcx: FnCtxt,
  variant: hir.VariantDef,
  kind: string,
  name: string,
  field: string,
  span: Span,
  given: readonly string[],
): void {
  const rest = variant.fields.map((it) => it.name).filter((it) => !given.includes(it));
  const close = similar(field, rest);
  const edits: SuggestedEdit[] = [];
  const notes: SubDiagnostic[] = [];
  if (close !== undefined) {
    const title = 'a field with a similar name exists';
    notes.push({ kind: 'help', text: title, span });
    edits.push({ title, edits: [{ span, text: close }] });
  } else if (rest.length > 0)
    notes.push({ kind: 'note', text: `available fields are: ${rest.map((it) => `\`${it}\``).join(', ')}` });
  else if (variant.fields.length > 0) notes.push({ kind: 'note', text: `all ${kind} fields are already assigned` });
  fcx.report(
    errorAt(span, `${kind} \`${name}\` has no field named \`${field}\``, {
      code: kind === 'variant' ? 'E0559' : 'E0560',
      label:
        variant.ctor === 'tuple' && kind === 'variant'
          ? 'field does not exist'
          : rest.length > 0
            ? 'unknown field'
            : `\`${name}\` does not have this field`,
      notes,
      edits,
    }),
  );
}

function missingFields(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'struct' },
  adt: DefId,
  name: string,
  missing: readonly hir.FieldDef[],
): void {
  const hidden = missing.filter((it) => !fieldVisible(fcx, it, adt));
  if (hidden.length > 0) {
    const s = hidden.length === 1 ? '' : 's';
    fcx.report(
      errorAt(expr.path.span, `cannot construct \`${name}\` with struct literal syntax due to private fields`, {
        notes: [
          {
            kind: 'note',
            text: `private field${s} ${hidden.map((it) => `\`${it.name}\``).join(', ')} that ${hidden.length === 1 ? 'was' : 'were'} not provided`,
          },
        ],
      }),
    );
    return;
  }
  const names = missing.slice(0, 3).map((it) => `\`${it.name}\``);
  const more = missing.length > 3 ? ` and ${missing.length - 3} other field${missing.length === 4 ? '' : 's'}` : '';
  const list =
    more !== '' || names.length < 2 ? names.join(', ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const s = missing.length === 1 ? '' : 's';
  fcx.report(
    errorAt(
      expr.path.span,
      `missing field${s} ${list}${more} in initializer of \`${fcx.print(mkAdt(adt, fcx.tables.structRes.get(expr.id)?.args ?? []))}\``,
      { code: 'E0063', label: `missing ${list}${more}` },
    ),
  );
}

// ------------------------------------------------------------------ fields and indexing

/** `e.name`. */
export function checkField(fcx: FnCtxt, expr: hir.Expr & { kind: 'field' }): Ty {
  const base = fcx.structurally(checkExpr(fcx, expr.expr, NO_EXPECTATION));
  const steps = autoderef(fcx, base, expr.expr.span);
  let hidden: { readonly adt: DefId } | undefined;
  for (const [n, { ty }] of steps.entries()) {
    if (ty.kind === 'adt') {
      const def = fcx.db.program.def(ty.def);
      const variant = 'variants' in def && def.kind !== 'enum' ? def.variants[0] : undefined;
      const index = variant?.fields.findIndex((it) => it.name === expr.name) ?? -1;
      const field = variant?.fields[index];
      if (field === undefined) continue;
      if (!fieldVisible(fcx, field, ty.def)) {
        hidden ??= { adt: ty.def };
        continue;
      }
      fcx.tables.field.set(expr.id, { index });
      applyAdjustments(fcx, expr.expr, derefAdjustments(steps, n));
      return fcx.normalize(fcx.db.fieldTys(ty.def, 0, ty.args)[index] ?? ERROR_TY, expr.span);
    }
    if (ty.kind === 'tuple' && /^\d+$/.test(expr.name)) {
      const item = ty.items[Number(expr.name)];
      if (item === undefined) continue;
      fcx.tables.field.set(expr.id, { index: Number(expr.name) });
      applyAdjustments(fcx, expr.expr, derefAdjustments(steps, n));
      return item;
    }
  }
  const last = steps.at(-1)?.ty ?? base;
  if (last.kind === 'infer' && last.var.kind === 'ty') reportUnknown(fcx, expr.expr.span, last);
  else if (fcx.infcx.resolve(base).flags.hasError) fcx.tainted = true;
  else
    reportNoField(
      fcx,
      expr,
      base,
      steps.map((it) => it.ty),
      hidden?.adt,
    );
  return ERROR_TY;
}

function reportNoField(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'field' },
  base: Ty,
  chain: readonly Ty[],
  hidden: DefId | undefined,
): void {
  const { name, nameSpan } = expr;
  const printed = fcx.print(base);
  if (hidden !== undefined) {
    const def = fcx.db.program.def(hidden);
    const method = methodNamed(fcx, chain, name);
    const end: Span = { ...nameSpan, start: nameSpan.end };
    const title = `a method \`${name}\` also exists, call it with parentheses`;
    fcx.report(
      errorAt(nameSpan, `field \`${name}\` of ${def.kind} \`${def.name}\` is private`, {
        code: 'E0616',
        label: 'private field',
        notes: method ? [{ kind: 'help', text: title, span: end }] : [],
        edits: method ? [{ title, edits: [{ span: end, text: '()' }] }] : [],
      }),
    );
    return;
  }
  if (methodNamed(fcx, chain, name)) {
    const title = 'use parentheses to call the method';
    const end: Span = { ...nameSpan, start: nameSpan.end };
    fcx.report(
      errorAt(nameSpan, `attempted to take value of method \`${name}\` on type \`${printed}\``, {
        code: 'E0615',
        label: 'method, not a field',
        notes: [{ kind: 'help', text: title, span: end }],
        edits: [{ title, edits: [{ span: end, text: '()' }] }],
      }),
    );
    return;
  }
  const primitive =
    base.kind === 'int' ||
    base.kind === 'float' ||
    base.kind === 'bool' ||
    base.kind === 'char' ||
    (base.kind === 'infer' && base.var.kind !== 'ty');
  if (primitive) {
    fcx.report(
      errorAt(nameSpan, `\`${printed}\` is a primitive type and therefore doesn't have fields`, { code: 'E0610' }),
    );
    return;
  }
  const notes: SubDiagnostic[] = [];
  const edits: SuggestedEdit[] = [];
  const output = base.kind === 'opaque' || base.kind === 'coroutine' ? futureOutput(fcx, base, expr.span) : undefined;
  if (output !== undefined) {
    const title = 'consider `await`ing on the `Future` and access the field of its `Output`';
    const end: Span = { ...expr.expr.span, start: expr.expr.span.end };
    notes.push({ kind: 'help', text: title, span: end });
    edits.push({ title, edits: [{ span: end, text: '.await' }] });
  }
  const adt = chain.find((it) => it.kind === 'adt');
  if (adt?.kind === 'adt') {
    const def = fcx.db.program.def(adt.def);
    const fields =
      'variants' in def && def.kind !== 'enum'
        ? (def.variants[0]?.fields ?? []).filter((it) => fieldVisible(fcx, it, adt.def)).map((it) => it.name)
        : [];
    const close = similar(name, fields);
    if (close !== undefined) {
      const title = 'a field with a similar name exists';
      notes.push({ kind: 'help', text: title, span: nameSpan });
      edits.push({ title, edits: [{ span: nameSpan, text: close }] });
    } else if (fields.length > 0)
      notes.push({
        kind: 'note',
        text: `available field${fields.length === 1 ? '' : 's'} ${fields.length === 1 ? 'is' : 'are'}: ${fields.map((it) => `\`${it}\``).join(', ')}`,
      });
  }
  fcx.report(
    errorAt(nameSpan, `no field \`${name}\` on type \`${printed}\``, {
      code: 'E0609',
      label: 'unknown field',
      notes,
      edits,
    }),
  );
}

function methodNamed(fcx: FnCtxt, chain: readonly Ty[], name: string): boolean {
  return chain.some((ty) =>
    fcx.db
      .inherentImpls(ty)
      .some((impl) => fcx.db.assocItems(impl).some((it) => it.kind === 'fn' && it.hasSelf && it.name === name)),
  );
}

/** `base[index]`: builtin for arrays and slices by `usize`, else `Index`. */
export function checkIndex(fcx: FnCtxt, expr: hir.Expr & { kind: 'index' }): Ty {
  const base = fcx.structurally(checkExpr(fcx, expr.expr, NO_EXPECTATION));
  const indexTy = fcx.structurally(checkExpr(fcx, expr.index, NO_EXPECTATION));
  if (base.kind === 'error') {
    fcx.tainted = true;
    return ERROR_TY;
  }
  if (
    expr.index.kind === 'unary' &&
    expr.index.op === 'neg' &&
    expr.index.expr.kind === 'lit' &&
    expr.index.expr.lit.kind === 'int'
  ) {
    const printed = fcx.print(base);
    fcx.report(
      errorAt(expr.index.span, `negative integers cannot be used to index on a \`${printed}\``, {
        label: `cannot use a negative integer for indexing on \`${printed}\``,
      }),
    );
    return ERROR_TY;
  }
  const steps = autoderef(fcx, base, expr.expr.span);
  for (const [n, { ty }] of steps.entries()) {
    const elem = ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : undefined;
    const byUsize = indexTy === USIZE || (indexTy.kind === 'infer' && indexTy.var.kind === 'int');
    if (elem !== undefined && byUsize) {
      applyAdjustments(fcx, expr.expr, derefAdjustments(steps, n));
      fcx.infcx.unify(indexTy, USIZE);
      return elem;
    }
    for (const unsize of [false, true]) {
      if (unsize && ty.kind !== 'array') continue;
      const self = unsize && ty.kind === 'array' ? mkSlice(ty.elem) : ty;
      if (self.kind === 'infer') break;
      const input = fcx.infcx.freshTy(expr.index.span);
      const callee = lookupInLang(fcx, 'index', 'index', self, [input], {
        span: expr.index.span,
        code: { kind: 'misc' },
      });
      if (callee === undefined) continue;
      const adjustments: Adjustment[] = derefAdjustments(steps, n);
      adjustments.push({ kind: 'borrow', mut: 'not', twoPhase: false, target: mkRef(ty, 'not') });
      if (unsize) adjustments.push({ kind: 'pointer', cast: 'unsize', target: mkRef(self, 'not') });
      applyAdjustments(fcx, expr.expr, adjustments);
      fcx.tables.callee.set(expr.id, callee);
      demandCoerce(fcx, expr.index, indexTy, input);
      fcx.select();
      const out = fcx.structurally(callee.sig.ret);
      return out.kind === 'ref' ? out.ty : ERROR_TY;
    }
  }
  const last = steps.at(-1)?.ty ?? base;
  if (last.kind === 'infer' && last.var.kind === 'ty') reportUnknown(fcx, expr.expr.span, last);
  else fcx.report(errorAt(expr.span, `cannot index into a value of type \`${fcx.print(base)}\``, { code: 'E0608' }));
  return ERROR_TY;
}
