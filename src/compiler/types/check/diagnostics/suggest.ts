//! What rustc suggests for a mismatch it understands: await the future, wrap in `Some`, convert, borrow, dereference.
import type { Label, SubDiagnostic, SuggestedEdit } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import { mkProjection, mkRef, typeArg } from '../../interner.ts';
import type { Ty } from '../../ty.ts';
import { assocTypeOf, autoderef } from '../autoderef.ts';
import { coerceTy } from '../coercion.ts';
import type { FnCtxt } from '../fcx.ts';

interface Suggestions {
  readonly labels: readonly Label[];
  readonly notes: readonly SubDiagnostic[];
  readonly edits: readonly SuggestedEdit[];
}

const NONE: Suggestions = { labels: [], notes: [], edits: [] };

const before = (span: Span): Span => ({ file: span.file, start: span.start, end: span.start });
const after = (span: Span): Span => ({ file: span.file, start: span.end, end: span.end });

/** Would a value of type `from` coerce to `to`? Without effect. */
export function canCoerce(fcx: FnCtxt, from: Ty, to: Ty, span: Span): boolean {
  return fcx.infcx.probe(() => coerceTy(fcx, from, to, span, false) !== undefined);
}

/** The output if `ty` is a future. */
export function futureOutput(fcx: FnCtxt, ty: Ty, span: Span): Ty | undefined {
  const trait = fcx.db.lang('future_trait');
  if (trait === undefined || fcx.implementsTrait(trait, ty) !== 'yes') return undefined;
  const output = fcx.db.lang('future_output') ?? assocTypeOf(fcx, trait, 'Output');
  if (output === undefined) return undefined;
  return fcx.structurally(fcx.infcx.normalize(mkProjection(output, [typeArg(ty)]), fcx.env, fcx.cause(span)));
}

const LOW_PRECEDENCE = new Set([
  'binary',
  'logical',
  'unary',
  'assign',
  'assignOp',
  'closure',
  'cast',
  'addrOf',
  'if',
  'match',
  'loop',
  'block',
  'break',
  'return',
  'let',
]);

/** An edit that appends to an expression, in parentheses if it binds weaker. */
function append(expr: hir.Expr, title: string, text: string): SuggestedEdit {
  const edits = LOW_PRECEDENCE.has(expr.kind)
    ? [
        { span: before(expr.span), text: '(' },
        { span: after(expr.span), text: `)${text}` },
      ]
    : [{ span: after(expr.span), text }];
  return { title, edits };
}

/** The suggestions for an expression of type `found` where `expected` is wanted. */
export function suggestionsFor(fcx: FnCtxt, expr: hir.Expr, expected: Ty, found: Ty): Suggestions {
  if (expr.span.file !== fcx.body.value.span.file) return NONE;
  const want = fcx.infcx.resolve(expected);
  const have = fcx.infcx.resolve(found);
  return (
    suggestAwait(fcx, expr, want, have) ??
    suggestExpect(fcx, expr, want, have) ??
    suggestWrap(fcx, expr, want, have) ??
    suggestBorrow(fcx, expr, want, have) ??
    suggestConversion(fcx, expr, want, have) ??
    NONE
  );
}

function suggestAwait(fcx: FnCtxt, expr: hir.Expr, want: Ty, have: Ty): Suggestions | undefined {
  if (!fcx.mayAwait || (have.kind !== 'opaque' && have.kind !== 'coroutine' && have.kind !== 'adt')) return undefined;
  const output = futureOutput(fcx, have, expr.span);
  if (output === undefined || !canCoerce(fcx, output, want, expr.span)) return undefined;
  const title = 'consider `await`ing on the `Future`';
  const isAsyncFn = have.kind === 'opaque' && sortOfOpaque(fcx, have) === 'asyncFn';
  return {
    labels: [],
    notes: [
      ...(isAsyncFn
        ? [{ kind: 'note' as const, text: 'calling an async function returns a future', span: expr.span }]
        : []),
      { kind: 'help', text: title, span: after(expr.span) },
    ],
    edits: [append(expr, title, '.await')],
  };
}

/** `Result<T, E>` or `Option<T>` where `T` is wanted: `.expect(..)`, or `?` where that works. */
function suggestExpect(fcx: FnCtxt, expr: hir.Expr, want: Ty, have: Ty): Suggestions | undefined {
  if (have.kind !== 'adt') return undefined;
  const { name, krate } = fcx.db.program.def(have.def);
  const inner = have.args[0];
  if (
    krate === 'main' ||
    (name !== 'Option' && name !== 'Result') ||
    inner?.kind !== 'type' ||
    !fcx.infcx.probe(() => fcx.infcx.unify(inner.ty, want))
  )
    return undefined;
  const printed = fcx.print(have);
  const ret = fcx.infcx.shallow(fcx.cur.retTy);
  const [none, article] = name === 'Option' ? ['Option::None', 'an'] : ['Result::Err', 'a'];
  const propagates =
    ret.kind === 'adt' &&
    ret.def === have.def &&
    (name === 'Option' || fcx.infcx.probe(() => sameError(fcx, ret, have)));
  if (propagates) {
    const title = `use the \`?\` operator to extract the \`${printed}\` value, propagating ${article} \`${none}\` value to the caller`;
    return {
      labels: [],
      notes: [{ kind: 'help', text: title, span: after(expr.span) }],
      edits: [append(expr, title, '?')],
    };
  }
  const title = `consider using \`${name}::expect\` to unwrap the \`${printed}\` value, panicking if the value is ${article} \`${none}\``;
  return {
    labels: [],
    notes: [{ kind: 'help', text: title, span: after(expr.span) }],
    edits: [append(expr, title, '.expect("REASON")')],
  };
}

function sameError(fcx: FnCtxt, a: Ty & { kind: 'adt' }, b: Ty & { kind: 'adt' }): boolean {
  const x = a.args[1];
  const y = b.args[1];
  return x?.kind === 'type' && y?.kind === 'type' && fcx.infcx.unify(x.ty, y.ty);
}

function sortOfOpaque(fcx: FnCtxt, ty: Ty & { kind: 'opaque' }): string | undefined {
  const def = fcx.db.program.def(ty.def);
  return def.kind === 'opaque' ? def.origin : undefined;
}

/** `try wrapping the expression in `Some``: variants with one field that would take the value. */
function suggestWrap(fcx: FnCtxt, expr: hir.Expr, want: Ty, have: Ty): Suggestions | undefined {
  if (want.kind !== 'adt') return undefined;
  const def = fcx.db.program.def(want.def);
  if (def.kind !== 'enum') return undefined;
  // An `if` without else, or a block without a tail, gives `()`: wrapping the whole block is not it.
  const fitting = def.variants.filter((variant) => {
    if (variant.ctor !== 'tuple' || variant.fields.length !== 1) return false;
    const field = fcx.db.fieldTys(want.def, variant.index, want.args)[0];
    return field !== undefined && canCoerce(fcx, have, fcx.normalize(field, expr.span), expr.span);
  });
  const short = (variant: hir.VariantDef): string =>
    def.name === 'Option' || def.name === 'Result' ? variant.name : `${fcx.db.program.pathOf(def.id)}::${variant.name}`;
  const edit = (variant: hir.VariantDef, title: string): SuggestedEdit => ({
    title,
    edits: [
      { span: before(expr.span), text: `${short(variant)}(` },
      { span: after(expr.span), text: ')' },
    ],
  });
  const [only] = fitting;
  if (only === undefined) return undefined;
  if (fitting.length === 1) {
    const title = `try wrapping the expression in \`${short(only)}\``;
    return { labels: [], notes: [{ kind: 'help', text: title, span: expr.span }], edits: [edit(only, title)] };
  }
  const title = `try wrapping the expression in a variant of \`${fcx.db.program.pathOf(def.id)}\``;
  return {
    labels: [],
    notes: [{ kind: 'help', text: title, span: expr.span }],
    edits: fitting.map((it) => edit(it, title)),
  };
}

function suggestBorrow(fcx: FnCtxt, expr: hir.Expr, want: Ty, have: Ty): Suggestions | undefined {
  const help = (title: string, edits: SuggestedEdit['edits']): Suggestions => ({
    labels: [],
    notes: [{ kind: 'help', text: title, span: expr.span }],
    edits: [{ title, edits }],
  });
  if (want.kind === 'ref') {
    if (have.kind !== 'ref' && canCoerce(fcx, mkRef(have, want.mut), want, expr.span)) {
      const mutably = want.mut === 'mut';
      return help(mutably ? 'consider mutably borrowing here' : 'consider borrowing here', [
        { span: before(expr.span), text: mutably ? '&mut ' : '&' },
      ]);
    }
    if (have.kind === 'ref' && want.mut === 'mut' && have.mut === 'not' && expr.kind === 'addrOf') return undefined;
  }
  if (have.kind !== 'ref') return undefined;
  if (expr.kind === 'addrOf' && !expr.raw && canCoerce(fcx, have.ty, want, expr.span)) {
    return help('consider removing the borrow', [{ span: { ...expr.span, end: expr.expr.span.start }, text: '' }]);
  }
  const steps = autoderef(fcx, have, expr.span);
  const at = steps.findIndex((step, i) => i > 0 && fcx.infcx.probe(() => fcx.infcx.unify(step.ty, want)));
  const step = steps[at];
  if (at > 0 && step !== undefined && fcx.isCopy(step.ty)) {
    return help(at === 1 ? 'consider dereferencing the borrow' : 'consider dereferencing the borrow', [
      { span: before(expr.span), text: '*'.repeat(at) },
    ]);
  }
  return undefined;
}

function suggestConversion(fcx: FnCtxt, expr: hir.Expr, want: Ty, have: Ty): Suggestions | undefined {
  const convert = (method: string): Suggestions => {
    const title = 'try using a conversion method';
    return {
      labels: [],
      notes: [{ kind: 'help', text: title, span: after(expr.span) }],
      edits: [append(expr, title, method)],
    };
  };
  if (want.kind === 'adt' && want.def === fcx.db.lang('String') && hasToString(fcx, have))
    return convert('.to_string()');
  if (want.kind === 'int' && have.kind === 'int') {
    const title = `you can convert ${an(have.int)} to ${an(want.int)}`;
    const lossless = fits(have.int, want.int);
    if (lossless) {
      if (expr.kind === 'lit' && expr.lit.kind === 'int' && expr.lit.suffix !== undefined) {
        const text = `${expr.lit.value}${want.int}`;
        const change = `change the type of the numeric literal from \`${have.int}\` to \`${want.int}\``;
        return {
          labels: [],
          notes: [{ kind: 'help', text: change, span: expr.span }],
          edits: [{ title: change, edits: [{ span: expr.span, text }] }],
        };
      }
      const edit = append(expr, title, '.into()');
      return { labels: [], notes: [{ kind: 'help', text: title, span: expr.span }], edits: [edit] };
    }
    const panicking = `${title} and panic if the converted value doesn't fit`;
    return {
      labels: [],
      notes: [{ kind: 'help', text: panicking, span: expr.span }],
      edits: [append(expr, panicking, '.try_into().unwrap()')],
    };
  }
  return undefined;
}

/** Does `.to_string()` work on it? */
function hasToString(fcx: FnCtxt, ty: Ty): boolean {
  let inner = ty;
  while (inner.kind === 'ref') inner = inner.ty;
  if (
    inner.kind === 'str' ||
    inner.kind === 'int' ||
    inner.kind === 'float' ||
    inner.kind === 'bool' ||
    inner.kind === 'char'
  )
    return true;
  if (inner.kind === 'infer') return inner.var.kind !== 'ty';
  const trait = fcx.db.program.traits.find((it) => fcx.db.program.def(it).name === 'ToString');
  return trait !== undefined && fcx.implementsTrait(trait, inner) === 'yes';
}

const an = (name: string): string =>
  `${/^(i|u8|usize$|u$)/.test(name) && !/^u(1|3|6)/.test(name) ? (name.startsWith('i') ? 'an' : 'a') : 'a'} \`${name}\``;

/** Does every value of one integer type fit the other (with the width of usize unknown)? */
function fits(from: string, to: string): boolean {
  const width = (name: string): number => (name.endsWith('size') ? 16 : Number(name.slice(1)));
  const signed = (name: string): boolean => name.startsWith('i');
  if (from.endsWith('size')) return false;
  if (to.endsWith('size') && width(from) > 16) return false;
  if (signed(from) === signed(to)) return width(from) <= width(to);
  return !signed(from) && width(from) < width(to);
}
