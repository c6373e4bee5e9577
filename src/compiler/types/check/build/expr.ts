//! Expressions and blocks as THIR.
import { unreachable } from '../../../../base/assert.ts';
import type * as hir from '../../../hir/hir.ts';
import { subst as substRet } from '../../fold.ts';
import { ERASED_ARG, ERROR_TY, mkAdt, mkTuple, typeArg, UNIT } from '../../interner.ts';
import type { Block, Expr, FormatUse, LitValue, Stmt } from '../../thir.ts';
import type { GenericArg, Ty } from '../../ty.ts';
import { formatCtorLang } from '../asyncs.ts';
import { category } from '../operators.ts';
import type { ValueRes } from '../tables.ts';
import { adjusted } from './adjustments.ts';
import type { Builder } from './builder.ts';
import { buildPat } from './pat.ts';

/** An expression with its adjustments. */
export function buildExpr(b: Builder, expr: hir.Expr): Expr {
  const error: Expr = { kind: 'tuple', items: [], ty: ERROR_TY, span: expr.span };
  return b.fcx.nested(expr.span, error, () => {
    const adjustments = b.tables.adjustments.get(expr.id);
    const inner = unadjusted(b, expr);
    return adjustments === undefined ? inner : adjusted(b, inner, adjustments);
  });
}

/** An operand of a comparison found to be builtin: without the autoref made for the trait method. */
function operand(b: Builder, expr: hir.Expr, dropLast: boolean): Expr {
  const adjustments = b.tables.adjustments.get(expr.id);
  const inner = unadjusted(b, expr);
  if (adjustments === undefined) return inner;
  return adjusted(b, inner, dropLast ? adjustments.slice(0, -1) : adjustments);
}

/** Builtin operators work on these. */
function scalar(ty: Ty): boolean {
  return ty.kind === 'int' || ty.kind === 'float' || ty.kind === 'bool' || ty.kind === 'char' || ty.kind === 'ptr';
}

function unadjusted(b: Builder, expr: hir.Expr): Expr {
  const { span } = expr;
  const ty = b.exprTy(expr);
  const node = { ty, span, hirId: expr.id };
  const callee = b.tables.callee.get(expr.id);
  switch (expr.kind) {
    case 'lit':
      return { kind: 'lit', value: litValue(expr.lit, ty), neg: false, ...node };
    case 'path':
      if (expr.path.kind === 'resolved' && expr.path.res.kind === 'local') {
        const { local } = expr.path.res;
        const own = b.fcx.localOwner.get(local) === b.def;
        return { kind: own ? 'local' : 'upvar', local, ...node };
      }
      return valueExpr(b, b.tables.valueRes.get(expr.id), node);
    case 'langItem':
      return valueExpr(b, b.tables.valueRes.get(expr.id), node);
    case 'call': {
      if (callee !== undefined) {
        const args = expr.args.map((arg) => buildExpr(b, arg));
        const inputs = b.ty(callee.sig.params[1] ?? mkTuple(args.map((arg) => arg.ty)), span);
        const tuple: Expr = { kind: 'tuple', items: args, ty: inputs, span };
        return {
          kind: 'call',
          func: b.fnExpr(callee, expr.func.span),
          args: [buildExpr(b, expr.func), tuple],
          source: 'call',
          fnSpan: expr.func.span,
          ...node,
        };
      }
      const res = b.tables.valueRes.get(expr.func.id);
      if (res?.kind === 'ctor' && res.ctor === 'tuple' && !b.tables.adjustments.has(expr.func.id)) {
        const fields = expr.args.map((arg, index) => ({ index, expr: buildExpr(b, arg) }));
        return {
          kind: 'adt',
          def: res.adt,
          variant: res.variant,
          args: b.args(res.args, span),
          fields,
          base: undefined,
          ...node,
        };
      }
      const func = buildExpr(b, expr.func);
      return {
        kind: 'call',
        func,
        args: expr.args.map((arg) => buildExpr(b, arg)),
        source: expr.func.kind === 'langItem' ? 'desugar' : 'call',
        fnSpan: expr.func.span,
        ...node,
      };
    }
    case 'methodCall':
      if (callee === undefined) return { kind: 'tuple', items: [], ty: ERROR_TY, span };
      return {
        kind: 'call',
        func: b.fnExpr(callee, expr.nameSpan),
        args: [buildExpr(b, expr.receiver), ...expr.args.map((arg) => buildExpr(b, arg))],
        source: 'method',
        fnSpan: expr.nameSpan,
        ...node,
      };
    case 'tuple':
      return { kind: 'tuple', items: expr.items.map((item) => buildExpr(b, item)), ...node };
    case 'array':
      return { kind: 'array', items: expr.items.map((item) => buildExpr(b, item)), ...node };
    case 'repeat':
      return {
        kind: 'repeat',
        value: buildExpr(b, expr.value),
        len: b.constant(b.tables.repeatLen.get(expr.id) ?? { kind: 'error' }),
        ...node,
      };
    case 'struct': {
      const res = b.tables.structRes.get(expr.id);
      if (res === undefined) return { kind: 'tuple', items: [], ty: ERROR_TY, span };
      const def = b.fcx.db.program.def(res.adt);
      const variant = 'variants' in def ? def.variants[res.variant] : undefined;
      const fields = expr.fields.flatMap((field) => {
        const index = variant?.fields.findIndex((it) => it.name === field.name) ?? -1;
        return index < 0 ? [] : [{ index, expr: buildExpr(b, field.value) }];
      });
      return {
        kind: 'adt',
        def: res.adt,
        variant: res.variant,
        args: b.args(res.args, span),
        fields,
        base: expr.base === undefined ? undefined : buildExpr(b, expr.base),
        ...node,
      };
    }
    case 'binary': {
      const byRef = category(expr.op) === 'comparison';
      if (callee === undefined || (scalar(b.exprTy(expr.left)) && scalar(b.exprTy(expr.right)))) {
        const drop = byRef && callee !== undefined;
        return {
          kind: 'binary',
          op: expr.op,
          left: operand(b, expr.left, drop),
          right: operand(b, expr.right, drop),
          ...node,
        };
      }
      return {
        kind: 'call',
        func: b.fnExpr(callee, expr.opSpan),
        args: [buildExpr(b, expr.left), buildExpr(b, expr.right)],
        source: 'operator',
        fnSpan: span,
        ...node,
      };
    }
    case 'logical':
      return { kind: 'logical', op: expr.op, left: buildExpr(b, expr.left), right: buildExpr(b, expr.right), ...node };
    case 'unary': {
      if (expr.op === 'deref') {
        if (callee === undefined) return { kind: 'deref', expr: buildExpr(b, expr.expr), ...node };
        const ret = b.ty(callee.sig.ret, span);
        const call: Expr = {
          kind: 'call',
          func: b.fnExpr(callee, span),
          args: [buildExpr(b, expr.expr)],
          source: 'deref',
          fnSpan: span,
          ty: ret,
          span,
        };
        return { kind: 'deref', expr: call, ...node };
      }
      if (expr.op === 'neg' && expr.expr.kind === 'lit' && callee === undefined) {
        return { kind: 'lit', value: litValue(expr.expr.lit, ty), neg: true, ...node };
      }
      if (callee !== undefined && !scalar(b.exprTy(expr.expr))) {
        return {
          kind: 'call',
          func: b.fnExpr(callee, span),
          args: [buildExpr(b, expr.expr)],
          source: 'operator',
          fnSpan: span,
          ...node,
        };
      }
      return { kind: 'unary', op: expr.op, expr: buildExpr(b, expr.expr), ...node };
    }
    case 'assign':
      return { kind: 'assign', left: buildExpr(b, expr.left), right: buildExpr(b, expr.right), ...node };
    case 'assignOp':
      if (callee === undefined || (scalar(b.exprTy(expr.left)) && scalar(b.exprTy(expr.right)))) {
        return {
          kind: 'assignOp',
          op: expr.op,
          left: operand(b, expr.left, callee !== undefined),
          right: buildExpr(b, expr.right),
          ...node,
        };
      }
      return {
        kind: 'call',
        func: b.fnExpr(callee, expr.opSpan),
        args: [buildExpr(b, expr.left), buildExpr(b, expr.right)],
        source: 'operator',
        fnSpan: span,
        ...node,
      };
    case 'field':
      return {
        kind: 'field',
        expr: buildExpr(b, expr.expr),
        index: b.tables.field.get(expr.id)?.index ?? 0,
        variant: 0,
        ...node,
      };
    case 'index': {
      const base = buildExpr(b, expr.expr);
      const index = buildExpr(b, expr.index);
      if (callee === undefined) return { kind: 'index', expr: base, index, ...node };
      const call: Expr = {
        kind: 'call',
        func: b.fnExpr(callee, span),
        args: [base, index],
        source: 'index',
        fnSpan: expr.brackets,
        ty: b.ty(callee.sig.ret, span),
        span,
      };
      return { kind: 'deref', expr: call, ...node };
    }
    case 'cast': {
      const cast = b.tables.casts.get(expr.id);
      const inner = buildExpr(b, expr.expr);
      return cast === undefined || cast === 'coercion' ? inner : { kind: 'cast', expr: inner, cast, ...node };
    }
    case 'ascribe':
      return buildExpr(b, expr.expr);
    case 'addrOf': {
      const inner = buildExpr(b, expr.expr);
      if (expr.raw) return { kind: 'rawBorrow', mut: expr.mut, expr: inner, ...node };
      return { kind: 'borrow', mut: expr.mut, expr: inner, explicit: true, twoPhase: false, ...node };
    }
    case 'block':
      return { kind: 'block', block: buildBlock(b, expr.block), ...node };
    case 'if':
      return {
        kind: 'if',
        cond: buildExpr(b, expr.cond),
        then: buildExpr(b, b.fcx.blockExpr(expr.then)),
        els: expr.els === undefined ? undefined : buildExpr(b, expr.els),
        edition: expr.edition,
        ...node,
      };
    case 'let':
      return { kind: 'let', pat: buildPat(b, expr.pat), init: buildExpr(b, expr.init), ...node };
    case 'loop':
      return { kind: 'loop', body: buildBlock(b, expr.block), label: expr.label, source: expr.source, ...node };
    case 'match':
      return {
        kind: 'match',
        scrutinee: buildExpr(b, expr.scrutinee),
        arms: expr.arms.map((arm) => ({
          pat: buildPat(b, arm.pat),
          guard: arm.guard === undefined ? undefined : buildExpr(b, arm.guard),
          body: buildExpr(b, arm.body),
          span: arm.span,
        })),
        source: expr.source,
        ...node,
      };
    case 'break':
      if (expr.label === undefined) return { kind: 'tuple', items: [], ty: ERROR_TY, span };
      return {
        kind: 'break',
        label: expr.label,
        value: expr.value === undefined ? undefined : buildExpr(b, expr.value),
        ...node,
      };
    case 'continue':
      if (expr.label === undefined) return { kind: 'tuple', items: [], ty: ERROR_TY, span };
      return { kind: 'continue', label: expr.label, ...node };
    case 'return':
      return { kind: 'return', value: expr.value === undefined ? undefined : buildExpr(b, expr.value), ...node };
    case 'try':
      return tryExpr(b, expr, node);
    case 'await':
      return awaitExpr(b, expr, node);
    case 'yield':
      return { kind: 'yield', value: buildExpr(b, expr.value), ...node };
    case 'closure':
      return { kind: 'closure', def: expr.def, args: b.fcx.ownerArgs, ...node };
    case 'constBlock': {
      const block = b.fcx.constBlocks.get(expr.id);
      if (block === undefined) return { kind: 'tuple', items: [], ty: ERROR_TY, span };
      const outer = b.tables;
      b.tables = block.tables;
      const value = buildExpr(b, block.body.value);
      b.tables = outer;
      return {
        kind: 'constBlock',
        body: {
          owner: b.fcx.owner,
          params: [],
          ret: ty,
          value,
          locals: b.locals(),
          edition: block.body.edition,
          span,
          closure: undefined,
          hasErrors: b.fcx.tainted,
        },
        ...node,
      };
    }
    case 'formatArgs':
      return formatExpr(b, expr, node);
    case 'dropTemps':
      return { kind: 'dropTemps', expr: buildExpr(b, expr.expr), ...node };
    case 'error':
      return { kind: 'tuple', items: [], ty: ERROR_TY, span };
    default:
      return unreachable(expr);
  }
}

type NodeOf = { readonly ty: Ty; readonly span: Expr['span']; readonly hirId: hir.HirId };

/** A literal's value at its type. */
export function litValue(lit: hir.Lit, ty: Ty): LitValue {
  switch (lit.kind) {
    case 'int':
      return ty.kind === 'float' ? { kind: 'float', value: Number(lit.value) } : { kind: 'int', value: lit.value };
    case 'float': {
      const value = Number(lit.text.replaceAll('_', ''));
      return { kind: 'float', value: ty.kind === 'float' && ty.float === 'f32' ? Math.fround(value) : value };
    }
    case 'bool':
      return { kind: 'bool', value: lit.value };
    case 'char':
      return { kind: 'char', value: lit.value };
    case 'byte':
      return { kind: 'int', value: BigInt(lit.value) };
    case 'str':
      return { kind: 'str', value: lit.value };
    case 'byteStr':
    case 'cStr':
      return { kind: 'bytes', value: lit.value };
    default:
      return unreachable(lit);
  }
}

function valueExpr(b: Builder, res: ValueRes | undefined, node: NodeOf): Expr {
  const { span } = node;
  switch (res?.kind) {
    case 'fn':
      return { kind: 'fn', def: res.def, args: b.args(res.args, span), ...node };
    case 'ctor': {
      const args = b.args(res.args, span);
      if (res.ctor === 'tuple') {
        const def = b.fcx.db.program.def(res.adt);
        const variant = 'variants' in def ? def.variants[res.variant] : undefined;
        return { kind: 'fn', def: variant?.id ?? res.adt, args, ...node };
      }
      return { kind: 'adt', def: res.adt, variant: res.variant, args, fields: [], base: undefined, ...node };
    }
    case 'const':
      return { kind: 'const', def: res.def, args: b.args(res.args, span), ...node };
    case 'static':
      return { kind: 'static', def: res.def, ...node };
    case 'constParam':
      return { kind: 'constParam', value: res.value, ...node };
    default:
      return { kind: 'tuple', items: [], ty: ERROR_TY, span };
  }
}

function tryExpr(b: Builder, expr: hir.Expr & { kind: 'try' }, node: NodeOf): Expr {
  const facts = b.tables.tryFacts.get(expr.id);
  const branch = traitFn(b, 'Try', 'branch');
  const fromResidual = traitFn(b, 'FromResidual', 'from_residual');
  if (facts === undefined || branch === undefined || fromResidual === undefined)
    return { kind: 'tuple', items: [], ty: ERROR_TY, span: expr.span };
  const { span } = expr;
  const operandTy = b.ty(facts.operand, span);
  const residualTy = b.ty(facts.residual, span);
  const returnTy = b.ty(facts.ret, span);
  const flow = b.fcx.db.lang('ControlFlow');
  const flowTy =
    flow === undefined
      ? retOf(b, branch, operandTy, span)
      : mkAdt(flow, [typeArg(residualTy), typeArg(b.ty(facts.output, span))]);
  return {
    kind: 'try',
    expr: buildExpr(b, expr.expr),
    branch: { def: branch, args: [typeArg(operandTy)] },
    fromResidual: { def: fromResidual, args: [typeArg(returnTy), typeArg(residualTy)] },
    controlFlowTy: flowTy,
    residualTy,
    returnTy,
    ...node,
  };
}

/** A fn of a lang trait, or the lang fn itself. */
function traitFn(b: Builder, lang: string, method: string): hir.DefId | undefined {
  const { db } = b.fcx;
  const own = db.lang(method);
  if (own !== undefined && db.program.def(own).kind === 'fn') return own;
  const trait = db.lang(lang);
  return trait === undefined ? undefined : db.assocItems(trait).find((it) => it.name === method)?.def;
}

/** The return type of a trait fn at a self type. */
function retOf(b: Builder, def: hir.DefId, self: Ty, span: Expr['span']): Ty {
  const { fcx } = b;
  const sig = fcx.db.fnSig(def);
  return b.ty(fcx.normalize(substRet(sig.ret, [typeArg(self)]), span), span);
}

function awaitExpr(b: Builder, expr: hir.Expr & { kind: 'await' }, node: NodeOf): Expr {
  const { span } = expr;
  const facts = b.tables.awaitFacts.get(expr.id);
  const intoFuture = traitFn(b, 'into_future_trait', 'into_future');
  const future = b.fcx.db.lang('future_trait');
  const poll = future === undefined ? undefined : b.fcx.db.assocItems(future).find((it) => it.name === 'poll')?.def;
  if (facts === undefined || intoFuture === undefined || poll === undefined)
    return { kind: 'tuple', items: [], ty: ERROR_TY, span };
  const operandTy = b.ty(facts.operand, span);
  const futureTy = b.ty(facts.future, span);
  const pollAdt = b.fcx.db.lang('Poll');
  return {
    kind: 'await',
    expr: buildExpr(b, expr.expr),
    intoFuture: { def: intoFuture, args: [typeArg(operandTy)] },
    poll: { def: poll, args: extend(b, poll, [typeArg(futureTy)]) },
    futureTy,
    pollTy: pollAdt === undefined ? retOf(b, poll, futureTy, span) : mkAdt(pollAdt, [typeArg(node.ty)]),
    awaitSpan: expr.awaitSpan,
    ...node,
  };
}

/** Fills the lifetime parameters of a method after the given arguments. */
function extend(b: Builder, def: hir.DefId, args: readonly GenericArg[]): readonly GenericArg[] {
  const { params } = b.fcx.db.genericsOf(def);
  const out = [...args];
  for (const param of params.slice(args.length)) if (param.kind === 'lifetime') out.push(ERASED_ARG);
  return out;
}

function formatExpr(b: Builder, expr: hir.Expr & { kind: 'formatArgs' }, node: NodeOf): Expr {
  const { db } = b.fcx;
  const args = expr.args.map((arg) => buildExpr(b, arg));
  const uses: FormatUse[] = [];
  const add = (arg: number, trait: string, ctor: hir.DefId | undefined): void => {
    const ty = args[arg]?.ty;
    if (ctor === undefined || ty === undefined || uses.some((it) => it.arg === arg && it.trait === trait)) return;
    const full = db
      .genericsOf(ctor)
      .params.map((param): GenericArg => (param.kind === 'lifetime' ? ERASED_ARG : typeArg(ty)));
    uses.push({ arg, trait, ctor: { def: ctor, args: full } });
  };
  for (const piece of expr.template.pieces) {
    if (piece.kind !== 'arg') continue;
    add(piece.arg, piece.trait, db.lang(formatCtorLang(piece.trait)));
    for (const count of [piece.width, piece.precision])
      if (count.kind === 'arg') add(count.arg, 'usize', db.lang('format_argument_from_usize'));
  }
  const argument = db.lang('format_argument');
  const argumentTy =
    argument === undefined
      ? ERROR_TY
      : mkAdt(
          argument,
          db.genericsOf(argument).params.map(() => ERASED_ARG),
        );
  return { kind: 'formatArgs', template: expr.template, args, uses, argumentsTy: node.ty, argumentTy, ...node };
}

/** A block. */
function buildBlock(b: Builder, block: hir.Block): Block {
  const stmts: Stmt[] = [];
  for (const stmt of block.stmts) {
    switch (stmt.kind) {
      case 'let':
        stmts.push({
          kind: 'let',
          pat: buildPat(b, stmt.pat),
          init: stmt.init === undefined ? undefined : buildExpr(b, stmt.init),
          els: stmt.els === undefined ? undefined : buildBlock(b, stmt.els),
          span: stmt.span,
        });
        break;
      case 'expr':
      case 'semi':
        stmts.push({ kind: 'expr', expr: buildExpr(b, stmt.expr), span: stmt.span });
        break;
      case 'item':
        break;
    }
  }
  const ty = b.ty(b.fcx.blockTys.get(block.id) ?? UNIT, block.span);
  return {
    stmts,
    expr: block.expr === undefined ? undefined : buildExpr(b, block.expr),
    label: block.label,
    isUnsafe: block.isUnsafe,
    edition: block.edition,
    span: block.span,
    ty,
  };
}
