//! `as` casts: coercion first, then the scalar casts; checked when the body's types are known. As rustc's `cast.rs`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { ERROR_TY, mkFnPtr } from '../interner.ts';
import type { CastKind } from '../thir.ts';
import type { Ty } from '../ty.ts';
import { applyAdjustments } from './adjust.ts';
import { fnItemSig, tryCoerce } from './coercion.ts';
import { printReceiver } from './diagnostics/no-method.ts';
import { checkExpr } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';

/** `e as T`. */
export function checkCast(fcx: FnCtxt, expr: hir.Expr & { kind: 'cast' }): Ty {
  const to = fcx.structurally(fcx.lowerTy(expr.ty));
  const from = checkExpr(fcx, expr.expr, { kind: 'castable', ty: to });
  if (from.kind === 'error' || to.kind === 'error') return to.kind === 'error' ? ERROR_TY : to;
  if (to.kind === 'slice' || to.kind === 'dyn') {
    unsizedCast(fcx, expr, fcx.structurally(from), to);
    return ERROR_TY;
  }
  fcx.deferredCasts.push({ expr, from, to });
  return to;
}

/** All casts of the body, now that types are known. */
export function checkDeferredCasts(fcx: FnCtxt): void {
  for (const { expr, from, to } of fcx.deferredCasts.splice(0))
    castNow(fcx, expr, fcx.structurally(from), fcx.structurally(to));
}

type Class = 'int' | 'bool' | 'char' | 'u8' | 'float' | 'ptr' | 'fn' | 'enum' | 'other';

function classOf(fcx: FnCtxt, ty: Ty): Class {
  switch (ty.kind) {
    case 'int':
      return ty.int === 'u8' ? 'u8' : 'int';
    case 'float':
      return 'float';
    case 'bool':
      return 'bool';
    case 'char':
      return 'char';
    case 'ptr':
      return 'ptr';
    case 'fnPtr':
    case 'fnDef':
      return 'fn';
    case 'infer':
      return ty.var.kind === 'int' ? 'int' : ty.var.kind === 'float' ? 'float' : 'other';
    case 'adt': {
      const def = fcx.db.program.def(ty.def);
      const fieldless =
        def.kind === 'enum' &&
        def.variants.length > 0 &&
        def.variants.every((it) => it.ctor === 'unit' || it.fields.length === 0);
      return fieldless ? 'enum' : 'other';
    }
    default:
      return 'other';
  }
}

/** The builtin cast between two types, if there is one. */
function castKind(fcx: FnCtxt, from: Ty, to: Ty): CastKind | undefined {
  const a = classOf(fcx, from);
  const b = classOf(fcx, to);
  const bInt = b === 'int' || b === 'u8';
  switch (a) {
    case 'int':
    case 'u8':
      if (bInt) return 'intToInt';
      if (b === 'float') return 'intToFloat';
      if (b === 'char' && a === 'u8') return 'u8ToChar';
      if (b === 'ptr') return 'intToPtr';
      return undefined;
    case 'float':
      return bInt ? 'floatToInt' : b === 'float' ? 'floatToFloat' : undefined;
    case 'bool':
      return bInt ? 'boolToInt' : undefined;
    case 'char':
      return bInt ? 'charToInt' : undefined;
    case 'enum':
      return bInt ? 'enumToInt' : undefined;
    case 'ptr':
      return bInt ? 'ptrToInt' : b === 'ptr' ? 'ptrToPtr' : undefined;
    case 'fn':
      return bInt ? 'fnToInt' : b === 'ptr' ? 'ptrToPtr' : undefined;
    default:
      return undefined;
  }
}

function castNow(fcx: FnCtxt, expr: hir.Expr & { kind: 'cast' }, from: Ty, to: Ty): void {
  const { expr: operand } = expr;
  if (from.kind === 'error' || to.kind === 'error') return;
  if (to.kind === 'str' || to.kind === 'slice' || to.kind === 'dyn') {
    unsizedCast(fcx, expr, from, to);
    return;
  }
  // A literal `65 as char` is a u8 by expectation; an inferred integer cast to char must be one.
  if (tryCoerce(fcx, operand, from, to) !== undefined) {
    fcx.tables.casts.set(expr.id, 'coercion');
    return;
  }
  const now = fcx.infcx.shallow(from);
  const kind = castKind(fcx, now, to);
  if (kind !== undefined) {
    if (now.kind === 'ptr' && reportWideCast(fcx, expr, now, to)) return;
    if (now.kind === 'fnDef') {
      const sig = fnItemSig(fcx, now, operand.span);
      applyAdjustments(fcx, operand, [
        { kind: 'pointer', cast: 'reifyFn', target: mkFnPtr(sig.params, sig.ret, sig.unsafe) },
      ]);
    }
    fcx.tables.casts.set(expr.id, kind);
    return;
  }
  if (now.kind === 'ref' && to.kind === 'ptr') {
    const pointee = fcx.infcx.shallow(now.ty);
    if (pointee.kind === 'array' && fcx.infcx.unify(pointee.elem, to.ty) && !(to.mut === 'mut' && now.mut === 'not')) {
      fcx.tables.casts.set(expr.id, 'arrayPtrToPtr');
      return;
    }
  }
  reportCast(fcx, expr, now, to);
}

/** Pointers with metadata: none can be made up (E0607), they are no numbers, one kind is not another (E0606). */
function reportWideCast(fcx: FnCtxt, expr: hir.Expr & { kind: 'cast' }, from: Ty & { kind: 'ptr' }, to: Ty): boolean {
  const source = metadataOf(fcx, from.ty);
  const a = printReceiver(fcx, expr.expr, from);
  const b = fcx.print(to);
  if (source === 'unknown') return false;
  if (to.kind !== 'ptr') {
    if (source === 'none') return false;
    const notes: SubDiagnostic[] = [{ kind: 'help', text: 'cast through a thin pointer first' }];
    fcx.report(errorAt(expr.span, `casting \`${a}\` as \`${b}\` is invalid`, { code: 'E0606', notes }));
    return true;
  }
  const target = metadataOf(fcx, to.ty);
  if (target === 'unknown' || target === 'none' || target === source) return false;
  if (source === 'none')
    fcx.report(errorAt(expr.span, `cannot cast thin pointer \`${a}\` to wide pointer \`${b}\``, { code: 'E0607' }));
  else
    fcx.report(
      errorAt(expr.span, `casting \`${a}\` as \`${b}\` is invalid`, {
        code: 'E0606',
        notes: [{ kind: 'note', text: 'the pointers have different metadata' }],
      }),
    );
  return true;
}

/** What a pointer to such a value carries beside the address; by the last field of a struct. */
function metadataOf(fcx: FnCtxt, pointee: Ty): 'none' | 'length' | 'vtable' | 'unknown' {
  const ty = fcx.structurally(pointee);
  switch (ty.kind) {
    case 'slice':
    case 'str':
      return 'length';
    case 'dyn':
      return 'vtable';
    case 'adt': {
      const def = fcx.db.program.def(ty.def);
      if (def.kind !== 'struct') return 'none';
      const last = fcx.db.fieldTys(ty.def, 0, ty.args).at(-1);
      return last === undefined ? 'none' : metadataOf(fcx, fcx.normalize(last, def.span));
    }
    case 'tuple': {
      const last = ty.items.at(-1);
      return last === undefined ? 'none' : metadataOf(fcx, last);
    }
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
      return 'unknown';
    default:
      return 'none';
  }
}

function unsizedCast(fcx: FnCtxt, expr: hir.Expr & { kind: 'cast' }, from: Ty, to: Ty): void {
  const printed = fcx.print(to);
  const edits: SuggestedEdit[] = [];
  const notes: SubDiagnostic[] = [];
  if (from.kind === 'ref') {
    const title = 'try casting to a reference instead';
    const at: Span = { ...expr.ty.span, end: expr.ty.span.start };
    notes.push({ kind: 'help', text: title, span: at });
    edits.push({ title, edits: [{ span: at, text: from.mut === 'mut' ? '&mut ' : '&' }] });
  }
  fcx.report(
    errorAt(expr.span, `cast to unsized type: \`${fcx.print(from)}\` as \`${printed}\``, {
      code: 'E0620',
      notes,
      edits,
    }),
  );
}

function reportCast(fcx: FnCtxt, expr: hir.Expr & { kind: 'cast' }, from: Ty, to: Ty): void {
  const a = printReceiver(fcx, expr.expr, from);
  const b = fcx.print(to);
  const { span } = expr;
  const classTo = classOf(fcx, to);
  const classFrom = classOf(fcx, from);
  if (to.kind === 'bool') {
    const numeric = classFrom === 'int' || classFrom === 'u8' || classFrom === 'float';
    const title = 'compare with zero instead';
    fcx.report(
      errorAt(span, `cannot cast \`${a}\` as \`bool\``, {
        code: 'E0054',
        ...(numeric ? {} : { label: 'unsupported cast' }),
        notes: numeric ? [{ kind: 'help', text: title, span }] : [],
        edits: numeric ? [{ title, edits: [{ span: { ...span, start: expr.expr.span.end }, text: ' != 0' }] }] : [],
      }),
    );
    return;
  }
  if (to.kind === 'char') {
    if (classFrom === 'int' || classFrom === 'float') {
      const title = 'consider using `char::from_u32` instead';
      const isU32 = from.kind === 'int' && from.int === 'u32';
      fcx.report(
        errorAt(span, `only \`u8\` can be cast as \`char\`, not \`${a}\``, {
          code: 'E0604',
          label: 'invalid cast',
          notes: isU32
            ? [{ kind: 'help', text: title, span }]
            : [{ kind: 'help', text: 'consider casting from `u8`' }]
                .slice(isU32 ? 0 : 1)
                .map((it) => ({ kind: 'help' as const, text: it.text })),
        }),
      );
      return;
    }
  }
  const scalarTo = classTo !== 'other' && classTo !== 'enum';
  const scalarFrom = classFrom !== 'other';
  if (from.kind === 'ref' && scalarTo && to.kind !== 'ptr') {
    const inner = fcx.infcx.shallow(from.ty);
    if (castKind(fcx, inner, to) !== undefined || inner === to) {
      const title = 'dereference the expression';
      const at: Span = { ...expr.expr.span, end: expr.expr.span.start };
      fcx.report(
        errorAt(span, `casting \`${fcx.print(from)}\` as \`${b}\` is invalid`, {
          code: 'E0606',
          label: `cannot cast \`${fcx.print(from)}\` as \`${b}\``,
          notes: [{ kind: 'help', text: title, span: at }],
          edits: [{ title, edits: [{ span: at, text: '*' }] }],
        }),
      );
      return;
    }
    fcx.report(
      errorAt(span, `casting \`${a}\` as \`${b}\` is invalid`, {
        code: 'E0606',
        notes:
          classTo === 'int' || classTo === 'u8' ? [{ kind: 'help', text: 'cast through a raw pointer first' }] : [],
      }),
    );
    return;
  }
  if (scalarFrom && scalarTo) {
    fcx.report(errorAt(span, `casting \`${a}\` as \`${b}\` is invalid`, { code: 'E0606' }));
    return;
  }
  const label =
    to.kind === 'adt' || !scalarTo
      ? 'an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object'
      : `an \`as\` expression can only be used to convert between primitive types or to coerce to a specific trait object`;
  fcx.report(errorAt(span, `non-primitive cast: \`${a}\` as \`${b}\``, { code: 'E0605', label }));
}
