//! Expressions → HIR.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { decodeBytes, decodeChar, decodeByte, decodeFloat, decodeInt, decodeString } from '../syntax/literal.ts';
import type { BodyCx } from './body-cx.ts';
import { makeBody } from './body-cx.ts';
import { configured } from './collect.ts';
import { lowerAssign } from './lower-assign.ts';
import { lowerBlock } from './lower-block.ts';
import { lowerAsyncBlock, lowerClosure } from './lower-closure.ts';
import {
  lowerBreak,
  lowerContinue,
  lowerFor,
  lowerIf,
  lowerLoop,
  lowerMatch,
  lowerReturn,
  lowerWhile,
} from './lower-control.ts';
import { lowerStructPath, lowerValuePath } from './lower-path.ts';
import { lowerPatAndBind } from './lower-pat.ts';
import { lowerArgs, lowerConstArg, lowerTy } from './lower-ty.ts';
import type { BinOp, Expr, Lit, PrimTy } from './hir.ts';
import { errExpr, langCall, langStruct, unitExpr } from './make.ts';
import { expandExpr } from './macros/expand.ts';
import { okInStream, tryInStream } from './builtins/stream.ts';

/** Lowers an expression. */
export function lowerExpr(b: BodyCx, e: ast.Expr): Expr {
  const { span } = e;
  switch (e.kind) {
    case 'Lit':
      return { kind: 'lit', id: b.id(), span, lit: lowerLit(e.lit) };
    case 'Path':
      return { kind: 'path', id: b.id(), span, path: lowerValuePath(b, e.path, e.qself, 'value') };
    case 'Unary': {
      const op = e.op === '-' ? 'neg' : e.op === '!' ? 'not' : 'deref';
      return { kind: 'unary', id: b.id(), span, op, expr: lowerExpr(b, e.expr) };
    }
    case 'Binary': {
      const id = b.id();
      const left = lowerExpr(b, e.lhs);
      const right = lowerExpr(b, e.rhs);
      if (e.op === '&&' || e.op === '||') return { kind: 'logical', id, span, op: e.op, left, right };
      return { kind: 'binary', id, span, op: e.op, opSpan: e.opSpan, left, right };
    }
    case 'Assign':
      return lowerAssign(b, e);
    case 'AssignOp': {
      const id = b.id();
      const op: BinOp = e.op;
      const left = lowerExpr(b, e.lhs);
      return { kind: 'assignOp', id, span, op, opSpan: e.opSpan, left, right: lowerExpr(b, e.rhs) };
    }
    case 'AddrOf': {
      const mut = e.mutable ? 'mut' : 'not';
      return { kind: 'addrOf', id: b.id(), span, mut, raw: e.raw, expr: lowerExpr(b, e.expr) };
    }
    case 'Cast': {
      const id = b.id();
      const expr = lowerExpr(b, e.expr);
      return { kind: 'cast', id, span, expr, ty: lowerTy(b, e.ty) };
    }
    case 'Call': {
      const id = b.id();
      const func = lowerCallee(b, e.callee);
      return { kind: 'call', id, span, func, args: lowerList(b, e.args) };
    }
    case 'MethodCall': {
      const id = b.id();
      const receiver = lowerExpr(b, e.receiver);
      const generics = lowerArgs(b, e.generics);
      const { name, span: nameSpan } = e.method;
      return { kind: 'methodCall', id, span, receiver, name, nameSpan, generics, args: lowerList(b, e.args) };
    }
    case 'Field': {
      const id = b.id();
      const expr = lowerExpr(b, e.expr);
      if (e.field.name === '') return { kind: 'error', id, span };
      return { kind: 'field', id, span, expr, name: e.field.name, nameSpan: e.field.span };
    }
    case 'Index': {
      const id = b.id();
      const expr = lowerExpr(b, e.expr);
      return { kind: 'index', id, span, expr, index: lowerExpr(b, e.index), brackets: e.brackets };
    }
    case 'Await':
      return lowerAwait(b, e);
    case 'Try':
      if (b.fn.tryGen === true) return tryInStream(b, e);
      return { kind: 'try', id: b.id(), span, expr: lowerExpr(b, e.expr) };
    case 'Range':
      return lowerRange(b, e);
    case 'Tuple':
      return { kind: 'tuple', id: b.id(), span, items: lowerList(b, e.elems) };
    case 'Array':
      return { kind: 'array', id: b.id(), span, items: lowerList(b, e.elems) };
    case 'Repeat': {
      const id = b.id();
      const value = lowerExpr(b, e.elem);
      return { kind: 'repeat', id, span, value, len: lowerConstArg(b, e.len) };
    }
    case 'Struct':
      return lowerStruct(b, e);
    case 'Paren':
      return { ...lowerExpr(b, e.expr), span };
    case 'Block':
      return lowerBlockExprNode(b, e);
    case 'AsyncBlock':
      return lowerAsyncBlock(b, e);
    case 'ConstBlock': {
      const body = makeBody(b.with({ kind: 'const', parent: b.rib }), b.owner, { kind: 'const', span }, (inner) => ({
        params: [],
        value: { kind: 'block', id: inner.id(), span, block: lowerBlock(inner, e.block) },
      }));
      for (const d of body.diagnostics) b.report(d);
      return { kind: 'constBlock', id: b.id(), span, body: { ...body, diagnostics: [] } };
    }
    case 'TryBlock':
      return unsupported(b, span, '`try` blocks');
    case 'Closure':
      return lowerClosure(b, e);
    case 'Let': {
      const id = b.id();
      const init = lowerExpr(b, e.scrutinee);
      return { kind: 'let', id, span, pat: lowerPatAndBind(b, e.pat), init };
    }
    case 'If':
      return lowerIf(b, e);
    case 'While':
      return lowerWhile(b, e);
    case 'For':
      return lowerFor(b, e);
    case 'Loop':
      return lowerLoop(b, e);
    case 'Match':
      return lowerMatch(b, e);
    case 'Break':
      return lowerBreak(b, e);
    case 'Continue':
      return lowerContinue(b, e);
    case 'Return':
      return lowerReturn(b, e);
    case 'Become':
      return unsupported(b, span, '`become`');
    case 'Yield':
      return lowerYield(b, e);
    case 'Yeet':
      return unsupported(b, span, '`do yeet`');
    case 'Underscore':
      b.error(undefined, span, 'in expressions, `_` can only be used on the left-hand side of an assignment', {
        label: '`_` not allowed here',
      });
      return errExpr(b, span);
    case 'Macro':
      return expandExpr(b, e.mac, span);
    case 'Err':
      return errExpr(b, span);
  }
}

function unsupported(b: BodyCx, span: Span, what: string): Expr {
  b.unsupported(span, what);
  return errExpr(b, span);
}

/** Arguments and elements, those with a false `cfg` left out. */
export function lowerList(b: BodyCx, list: readonly ast.Expr[]): Expr[] {
  return list.flatMap((e) => (e.attrs !== undefined && configured(b, e.attrs) === undefined ? [] : [lowerExpr(b, e)]));
}

/** A called path that is missing is a missing *function*. */
function lowerCallee(b: BodyCx, callee: ast.Expr): Expr {
  if (callee.kind !== 'Path') return lowerExpr(b, callee);
  const path = lowerValuePath(b, callee.path, callee.qself, 'function');
  return { kind: 'path', id: b.id(), span: callee.span, path };
}

function lowerBlockExprNode(b: BodyCx, e: ast.BlockExpr): Expr {
  const { span } = e;
  const id = b.id();
  if (e.label === undefined) return { kind: 'block', id, span, block: lowerBlock(b, e.block, undefined, e.isUnsafe) };
  const label = b.label();
  const block = b.inLabel('block', e.label, label, () => lowerBlock(b, e.block, label, e.isUnsafe));
  return { kind: 'block', id, span, block };
}

/** The value of a literal. */
export function lowerLit(lit: ast.Lit): Lit {
  switch (lit.kind) {
    case 'Int': {
      const { suffix } = lit;
      if (suffix === 'f32' || suffix === 'f64') return { kind: 'float', text: lit.text.replaceAll('_', ''), suffix };
      return { kind: 'int', value: decodeInt(lit).value, suffix: intSuffix(suffix) };
    }
    case 'Float': {
      const suffix = lit.suffix === 'f32' || lit.suffix === 'f64' ? lit.suffix : undefined;
      return { kind: 'float', text: String(decodeFloat(lit).value), suffix };
    }
    case 'Bool':
      return { kind: 'bool', value: lit.text === 'true' };
    case 'Char':
      return { kind: 'char', value: decodeChar(lit).value };
    case 'Byte':
      return { kind: 'byte', value: decodeByte(lit).value };
    case 'Str':
      return { kind: 'str', value: decodeString(lit).value };
    case 'ByteStr':
      return { kind: 'byteStr', value: [...decodeBytes(lit).value] };
    case 'CStr':
      return { kind: 'cStr', value: [...decodeBytes(lit).value, 0] };
  }
}

const INT_TYPES: readonly PrimTy[] = [
  'i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize',
]; // prettier-ignore

function intSuffix(suffix: string | undefined): PrimTy | undefined {
  return INT_TYPES.find((t) => t === suffix);
}

/** E0728 outside async code; `stream!` bodies may await too. */
function lowerAwait(b: BodyCx, e: ast.AwaitExpr): Expr {
  const id = b.id();
  const { span, awaitSpan } = e;
  const expr = lowerExpr(b, e.expr);
  const { kind } = b.fn;
  if (kind === 'fn' || kind === 'closure' || kind === 'const') {
    b.error('E0728', awaitSpan, '`await` is only allowed inside `async` functions and blocks', {
      label: 'only allowed inside `async` functions and blocks',
      labels: kind === 'const' ? [] : [{ span: b.fn.span, text: 'this is not `async`' }],
    });
  }
  return { kind: 'await', id, span, expr, awaitSpan };
}

function lowerYield(b: BodyCx, e: ast.YieldExpr): Expr {
  const { span } = e;
  const wrapped = b.fn.tryGen === true ? okInStream(b, e) : e.value;
  const value = wrapped === undefined ? unitExpr(b, span) : lowerExpr(b, wrapped);
  if (b.fn.kind !== 'gen') {
    b.error('E0627', span, 'yield expression outside of coroutine literal');
    return errExpr(b, span);
  }
  return { kind: 'yield', id: b.id(), span, value };
}

function lowerRange(b: BodyCx, e: ast.RangeExpr): Expr {
  const { span } = e;
  const start = e.start === undefined ? undefined : lowerExpr(b, e.start);
  const end = e.end === undefined ? undefined : lowerExpr(b, e.end);
  if (e.closed) {
    if (end === undefined) return errExpr(b, span);
    if (start === undefined) return langStruct(b, 'RangeToInclusive', [['end', end]], span);
    return langCall(b, 'range_inclusive_new', [start, end], span);
  }
  if (start !== undefined && end !== undefined) {
    return langStruct(b, 'Range', [['start', start], ['end', end]], span); // prettier-ignore
  }
  if (start !== undefined) return langStruct(b, 'RangeFrom', [['start', start]], span);
  if (end !== undefined) return langStruct(b, 'RangeTo', [['end', end]], span);
  const id = b.id();
  const adt = b.session.langItem('RangeFull');
  if (adt === undefined) return unsupported(b, span, 'the library has no `RangeFull` lang item yet');
  const res = { kind: 'ctor', adt, variantIdx: 0 } as const;
  return { kind: 'path', id, span, path: { kind: 'resolved', res, span, parentArgs: undefined, args: undefined } };
}

function lowerStruct(b: BodyCx, e: ast.StructExpr): Expr {
  const { span } = e;
  const id = b.id();
  const path = lowerStructPath(b, e.path, e.qself);
  const seen = new Map<string, Span>();
  const fields = e.fields.flatMap((f) => {
    if (configured(b, f.attrs) === undefined) return [];
    const { name } = f.ident;
    const before = seen.get(name);
    if (before !== undefined) {
      b.error('E0062', f.ident.span, `field \`${name}\` specified more than once`, {
        label: 'used more than once',
        labels: [{ span: before, text: `first use of \`${name}\`` }],
      });
    }
    seen.set(name, f.span);
    return [{ name, span: f.ident.span, value: lowerExpr(b, f.expr) }];
  });
  const base = e.base === undefined ? undefined : lowerExpr(b, e.base);
  if (e.rest) b.error('E0797', span, 'base expression required after `..`', { label: 'add a base expression here' });
  return { kind: 'struct', id, span, path, fields, base, rest: base === undefined ? 'none' : 'base' };
}
