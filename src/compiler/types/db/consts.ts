//! Constants in types: array lengths and const arguments. Evaluates simple constant expressions (literals, arithmetic,
//! named and associated consts, const params); what needs running code is 'error' here.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Const, GenericArgs, Ty } from '../ty.ts';
import { argsHaveParam, argTy, BOOL, intInfo, typeArg } from '../interner.ts';
import { substConst } from '../fold.ts';
import type { ConstHost } from './const-run.ts';
import { runConst } from './const-run.ts';
import type { Db } from './db.ts';
import { Lowerer, SILENT } from './lower.ts';

const ERROR: Const = { kind: 'error' };

/** The value of an anonymous constant written in the scope of `owner`. */
export function constOfBody(db: Db, body: hir.Body, expected: Ty, owner: DefId): Const {
  return valueOfBody(db, body, expected, owner);
}

/** By the rules for generic constants first (they may stay open), else by running the body. */
function valueOfBody(db: Db, body: hir.Body, expected: Ty, owner: DefId, args: GenericArgs = []): Const {
  const simple = new Evaluator(db, owner, args).expr(body.value, expected);
  if (simple.kind !== 'error') return simple;
  const result = runConst(hostOf(db, args), body, expected, owner);
  return result?.kind === 'scalar' ? known(result.value, expected) : ERROR;
}

function hostOf(db: Db, args: GenericArgs): ConstHost {
  const host: ConstHost = {
    fnBody(def) {
      const it = db.program.def(def);
      return it.kind === 'fn' ? it.body?.get() : undefined;
    },
    lower: (ty, owner) => db.lowerTy(ty, owner, undefined, SILENT),
    path(path, owner) {
      const value = new Evaluator(db, owner, args).path(path);
      if (value.kind === 'value') return { kind: 'scalar', value: value.value, ty: value.ty };
      const def = path.kind === 'resolved' && path.res.kind === 'def' ? db.program.def(path.res.def) : undefined;
      if (def?.kind !== 'const' || def.body === undefined) return undefined;
      return runConst(host, def.body.get(), db.typeOf(def.id), def.id);
    },
    sizeOf(path, owner) {
      if (path.kind !== 'resolved' || path.res.kind !== 'def') return undefined;
      const fn = db.program.def(path.res.def);
      if (fn.kind !== 'fn' || fn.name !== 'size_of' || fn.krate !== 'std') return undefined;
      const arg = path.args?.args[0];
      return arg?.kind === 'type' ? sizeOf(db.lowerTy(arg.ty, owner, undefined, SILENT)) : undefined;
    },
    callee(path, owner) {
      if (path.kind === 'resolved') return path.res.kind === 'def' ? path.res.def : undefined;
      if (path.kind !== 'typeRelative') return undefined;
      const self = db.lowerTy(path.ty, owner, undefined, SILENT);
      const items = db.inherentImpls(self).flatMap((impl) => db.assocItems(impl));
      return items.find((it) => it.kind === 'fn' && it.name === path.name)?.def;
    },
  };
  return host;
}

/** The value of a const item (free, inherent or of an impl); a trait's without a default is unevaluated. */
export function constOfDef(db: Db, def: DefId): Const {
  const it = db.program.def(def);
  if (it.kind === 'constParam') return db.constParam(def);
  if (it.kind !== 'const' && it.kind !== 'assocConst') return ERROR;
  if (it.assoc?.in === 'trait' || it.body === undefined)
    return { kind: 'unevaluated', def, args: db.identityArgs(def) };
  return valueOfBody(db, it.body.get(), db.typeOf(def), def);
}

/** See `TypeDb.evalConst`. */
export function evalConstIn(db: Db, value: Const): Const {
  if (value.kind !== 'unevaluated') return value;
  const it = db.program.def(value.def);
  if (it.kind !== 'const' && it.kind !== 'assocConst') return ERROR;
  if (it.assoc?.in === 'trait') {
    const found = db.implItem(value.def, value.args);
    if (found === undefined) return value;
    if (found.def === value.def)
      return it.body === undefined
        ? value
        : substituted(db, valueOfBody(db, it.body.get(), db.typeOf(value.def), value.def), value);
    return substituted(db, db.constOfDef(found.def), { kind: 'unevaluated', def: found.def, args: found.args });
  }
  return substituted(db, db.constOfDef(value.def), value);
}

function substituted(db: Db, result: Const, from: Const & { readonly kind: 'unevaluated' }): Const {
  if (result.kind === 'error' && from.args.length > 0 && !argsHaveParam(from.args)) {
    // It computes with generic parameters: now they are known.
    const it = db.program.def(from.def);
    return (it.kind === 'const' || it.kind === 'assocConst') && it.body !== undefined
      ? valueOfBody(db, it.body.get(), db.typeOf(from.def), from.def, from.args)
      : ERROR;
  }
  const next = substConst(result, from.args);
  return next.kind === 'unevaluated' && next.def !== from.def ? evalConstIn(db, next) : next;
}

class Evaluator {
  private readonly db: Db;
  private readonly owner: DefId;
  /** What the generic parameters of `owner` stand for; empty: for themselves. */
  private readonly args: GenericArgs;

  constructor(db: Db, owner: DefId, args: GenericArgs) {
    this.db = db;
    this.owner = owner;
    this.args = args;
  }

  expr(expr: hir.Expr, expected: Ty): Const {
    switch (expr.kind) {
      case 'lit': {
        const { lit } = expr;
        if (lit.kind === 'int' || lit.kind === 'byte' || lit.kind === 'char') return known(BigInt(lit.value), expected);
        return lit.kind === 'bool' ? known(lit.value ? 1n : 0n, BOOL) : ERROR;
      }
      case 'path':
        return this.path(expr.path);
      case 'block':
        return expr.block.stmts.length === 0 && expr.block.expr !== undefined
          ? this.expr(expr.block.expr, expected)
          : ERROR;
      case 'dropTemps':
        return this.expr(expr.expr, expected);
      case 'cast':
        return this.cast(expr, expected);
      case 'unary': {
        const value = this.expr(expr.expr, expected);
        if (value.kind !== 'value') return ERROR;
        if (expr.op === 'neg') return known(-value.value, value.ty);
        if (expr.op === 'not')
          return value.ty.kind === 'bool' ? known(1n - value.value, value.ty) : wrap(~value.value, value.ty);
        return ERROR;
      }
      case 'binary': {
        const left = this.expr(expr.left, expected);
        const right = this.expr(expr.right, expected);
        return left.kind === 'value' && right.kind === 'value'
          ? binary(expr.op, left.value, right.value, left.ty)
          : ERROR;
      }
      case 'if': {
        const cond = this.expr(expr.cond, BOOL);
        if (cond.kind !== 'value') return ERROR;
        if (cond.value !== 0n)
          return expr.then.stmts.length === 0 && expr.then.expr !== undefined
            ? this.expr(expr.then.expr, expected)
            : ERROR;
        return expr.els === undefined ? ERROR : this.expr(expr.els, expected);
      }
      default:
        return ERROR;
    }
  }

  private cast(expr: hir.Expr & { readonly kind: 'cast' }, expected: Ty): Const {
    const target = expr.ty.kind === 'infer' ? expected : this.db.lowerTy(expr.ty, this.owner, undefined, SILENT);
    const value = this.expr(expr.expr, target);
    return value.kind === 'value' ? wrap(value.value, target) : value;
  }

  path(path: hir.Path): Const {
    if (path.kind === 'resolved') {
      if (path.res.kind !== 'def') return ERROR;
      const value = this.db.constOfDef(path.res.def);
      return value.kind === 'param' && this.args.length > 0 ? substConst(value, this.args) : value;
    }
    if (path.kind === 'qualified') {
      const lowerer = new Lowerer(this.db, this.owner, undefined, SILENT);
      const { trait } = lowerer.traitRef(path.trait, lowerer.ty(path.self));
      return evalConstIn(this.db, { kind: 'unevaluated', def: path.item, args: trait.args });
    }
    return this.typeRelative(path);
  }

  /** `usize::MAX`, `Self::N`, `T::N`. */
  private typeRelative(path: hir.Path & { readonly kind: 'typeRelative' }): Const {
    const { db } = this;
    const self = db.lowerTy(path.ty, this.owner, undefined, SILENT);
    for (const impl of db.inherentImpls(self)) {
      const item = db.assocItems(impl).find((it) => it.kind === 'const' && it.name === path.name);
      if (item === undefined) continue;
      const args = self.kind === 'adt' ? self.args : [];
      return evalConstIn(db, { kind: 'unevaluated', def: item.def, args });
    }
    if (path.ty.kind === 'selfTy') {
      const own = db.assocItems(path.ty.impl).find((it) => it.kind === 'const' && it.name === path.name);
      if (own !== undefined) return db.constOfDef(own.def);
    }
    const traits =
      self.kind === 'param' ? db.boundsOfParam(this.owner, self.def).map((bound) => bound.def) : db.program.traits;
    for (const trait of traits) {
      const item = db.assocItems(trait).find((it) => it.kind === 'const' && it.name === path.name);
      if (item === undefined) continue;
      const args = db.identityArgs(trait).map((arg, i) => (i === 0 ? typeArg(self) : arg));
      const value = evalConstIn(db, { kind: 'unevaluated', def: item.def, args });
      if (value.kind !== 'unevaluated' || argTy(args[0]).flags.hasParam) return value;
    }
    return ERROR;
  }
}

/** Bytes of the types whose layout everybody knows. */
function sizeOf(ty: Ty): bigint | undefined {
  switch (ty.kind) {
    case 'int':
      return BigInt(intInfo(ty.int).bits / 8);
    case 'float':
      return ty.float === 'f32' ? 4n : 8n;
    case 'bool':
      return 1n;
    case 'char':
      return 4n;
    case 'array': {
      const item = sizeOf(ty.elem);
      return item !== undefined && ty.len.kind === 'value' ? item * ty.len.value : undefined;
    }
    case 'tuple':
      return ty.items.length === 0 ? 0n : undefined;
    default:
      return undefined;
  }
}

function known(value: bigint, ty: Ty): Const {
  return { kind: 'value', value, ty };
}

function wrap(value: bigint, ty: Ty): Const {
  if (ty.kind !== 'int') return known(value, ty);
  const { bits, signed } = intInfo(ty.int);
  return known(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), ty);
}

function binary(op: hir.BinOp, a: bigint, b: bigint, ty: Ty): Const {
  const bool = (value: boolean): Const => known(value ? 1n : 0n, BOOL);
  switch (op) {
    case '+':
      return known(a + b, ty);
    case '-':
      return known(a - b, ty);
    case '*':
      return known(a * b, ty);
    case '/':
      return b === 0n ? ERROR : known(a / b, ty);
    case '%':
      return b === 0n ? ERROR : known(a % b, ty);
    case '^':
      return known(a ^ b, ty);
    case '&':
      return known(a & b, ty);
    case '|':
      return known(a | b, ty);
    case '<<':
      return b < 0n || b > 127n ? ERROR : wrap(a << b, ty);
    case '>>':
      return b < 0n || b > 127n ? ERROR : known(a >> b, ty);
    case '==':
      return bool(a === b);
    case '!=':
      return bool(a !== b);
    case '<':
      return bool(a < b);
    case '<=':
      return bool(a <= b);
    case '>':
      return bool(a > b);
    case '>=':
      return bool(a >= b);
  }
}
