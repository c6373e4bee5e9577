//! Constants in types that need running code: const fns, locals, loops, matches, arrays. A small evaluator over bodies,
//! before anything is type-checked; what it cannot do is `undefined`, and the type is then reported as unsupported.
import type * as hir from '../../hir/hir.ts';
import type { DefId, LocalId } from '../../hir/hir.ts';
import { BOOL, F64, I32, U8, USIZE, intInfo, mkInt } from '../interner.ts';
import type { Ty } from '../ty.ts';

/** A value of const evaluation. Aggregates are mutable, as places are. */
export type ConstValue =
  | { readonly kind: 'scalar'; readonly value: bigint; readonly ty: Ty }
  | { readonly kind: 'list'; readonly items: ConstValue[] }
  | { readonly kind: 'str'; readonly bytes: number };

/** What the evaluator asks of its surroundings. */
export interface ConstHost {
  /** The body and the locals' patterns of a const fn; undefined if it is none of the program's or has no body. */
  fnBody(def: DefId): hir.Body | undefined;
  /** The type written for a parameter, a `let` or a cast. */
  lower(ty: hir.Ty, owner: DefId): Ty;
  /** A path that is no local: a constant, a const parameter, an associated constant. */
  path(path: hir.Path, owner: DefId): ConstValue | undefined;
  /** `size_of::<T>()` for what has a size that is known before layout. */
  sizeOf(path: hir.Path, owner: DefId): bigint | undefined;
  /** The fn that a call's callee names. */
  callee(path: hir.Path, owner: DefId): DefId | undefined;
}

/** Steps of one constant at most: far above what a length needs, and quick. */
const FUEL = 1_000_000;
const DEPTH = 200;

type Flow =
  | { readonly kind: 'value'; readonly value: ConstValue }
  | { readonly kind: 'break'; readonly label: hir.LabelId | undefined; readonly value: ConstValue }
  | { readonly kind: 'continue'; readonly label: hir.LabelId | undefined }
  | { readonly kind: 'return'; readonly value: ConstValue };

const UNIT: ConstValue = { kind: 'list', items: [] };
const scalar = (value: bigint, ty: Ty): ConstValue => ({ kind: 'scalar', value, ty });
const ok = (value: ConstValue): Flow => ({ kind: 'value', value });
const truth = (value: boolean): ConstValue => scalar(value ? 1n : 0n, BOOL);

/** Runs a constant's body; undefined if it needs more than this evaluator has, or does not end in time. */
export function runConst(host: ConstHost, body: hir.Body, expected: Ty, owner: DefId): ConstValue | undefined {
  return new Runner(host).call(body, [], expected, owner, 0);
}

class Runner {
  private readonly host: ConstHost;
  private fuel = FUEL;

  constructor(host: ConstHost) {
    this.host = host;
  }

  call(body: hir.Body, args: readonly ConstValue[], expected: Ty, owner: DefId, depth: number): ConstValue | undefined {
    if (depth > DEPTH) return undefined;
    const frame = new Frame(this.host, this, owner, depth);
    for (const [i, param] of body.params.entries()) {
      const arg = args[i];
      if (arg === undefined || frame.bind(param.pat, arg) !== true) return undefined;
    }
    const flow = frame.expr(body.value, expected);
    return flow?.kind === 'value' || flow?.kind === 'return' ? flow.value : undefined;
  }

  /** False when the constant has used up its steps. */
  burn(): boolean {
    return this.fuel-- > 0;
  }
}

class Frame {
  private readonly locals = new Map<LocalId, ConstValue>();
  private readonly host: ConstHost;
  private readonly runner: Runner;
  private readonly owner: DefId;
  private readonly depth: number;

  constructor(host: ConstHost, runner: Runner, owner: DefId, depth: number) {
    this.host = host;
    this.runner = runner;
    this.owner = owner;
    this.depth = depth;
  }

  /** Whether the pattern matches; undefined if it cannot be said. Binds its names. */
  bind(pat: hir.Pat, value: ConstValue): boolean | undefined {
    switch (pat.kind) {
      case 'wild':
        return true;
      case 'binding':
        if (pat.sub !== undefined && this.bind(pat.sub, value) !== true) return this.bind(pat.sub, value);
        this.locals.set(pat.local, copy(value));
        return true;
      case 'tuple':
      case 'slice':
        if (value.kind !== 'list' || pat.items.some((it) => it.kind === 'rest')) return undefined;
        return all(pat.items, (item, i) => {
          const part = value.items[i];
          return part === undefined ? undefined : this.bind(item, part);
        });
      case 'or':
        for (const alt of pat.alts) {
          const matches = this.bind(alt, value);
          if (matches !== false) return matches;
        }
        return false;
      case 'lit': {
        const lit = this.value(pat.expr, value.kind === 'scalar' ? value.ty : USIZE);
        return lit?.kind === 'scalar' && value.kind === 'scalar' ? lit.value === value.value : undefined;
      }
      case 'range':
        return this.inRange(pat, value);
      case 'path': {
        const found = this.host.path(pat.path, this.owner);
        return found?.kind === 'scalar' && value.kind === 'scalar' ? found.value === value.value : undefined;
      }
      default:
        return undefined;
    }
  }

  private inRange(pat: hir.Pat & { readonly kind: 'range' }, value: ConstValue): boolean | undefined {
    if (value.kind !== 'scalar') return undefined;
    const bound = (expr: hir.Expr | undefined, otherwise: bigint): bigint | undefined => {
      if (expr === undefined) return otherwise;
      const found = this.value(expr, value.ty);
      return found?.kind === 'scalar' ? found.value : undefined;
    };
    const low = bound(pat.low, value.value);
    const high = bound(pat.high, value.value + 1n);
    if (low === undefined || high === undefined) return undefined;
    return value.value >= low && (pat.inclusive ? value.value <= high : value.value < high);
  }

  /** The value of an expression that does not jump. */
  private value(expr: hir.Expr, expected: Ty): ConstValue | undefined {
    const flow = this.expr(expr, expected);
    return flow?.kind === 'value' ? flow.value : undefined;
  }

  expr(expr: hir.Expr, expected: Ty): Flow | undefined {
    if (!this.runner.burn()) return undefined;
    switch (expr.kind) {
      case 'block':
        return this.block(expr.block, expected);
      case 'dropTemps':
        return this.expr(expr.expr, expected);
      case 'if': {
        const cond = this.condition(expr.cond);
        if (cond === undefined) return undefined;
        if (cond) return this.block(expr.then, expected);
        return expr.els === undefined ? ok(UNIT) : this.expr(expr.els, expected);
      }
      case 'loop':
        return this.loop(expr, expected);
      case 'match':
        return this.match(expr, expected);
      case 'break': {
        const value = expr.value === undefined ? UNIT : this.value(expr.value, expected);
        return value === undefined ? undefined : { kind: 'break', label: expr.label, value };
      }
      case 'continue':
        return { kind: 'continue', label: expr.label };
      case 'return': {
        const value = expr.value === undefined ? UNIT : this.value(expr.value, expected);
        return value === undefined ? undefined : { kind: 'return', value };
      }
      default: {
        const value = this.plain(expr, expected);
        return value === undefined ? undefined : ok(value);
      }
    }
  }

  private condition(expr: hir.Expr): boolean | undefined {
    if (expr.kind === 'dropTemps') return this.condition(expr.expr);
    if (expr.kind === 'let') {
      const init = this.value(expr.init, USIZE);
      return init === undefined ? undefined : this.bind(expr.pat, init);
    }
    const value = this.value(expr, BOOL);
    return value?.kind === 'scalar' ? value.value !== 0n : undefined;
  }

  private block(block: hir.Block, expected: Ty): Flow | undefined {
    for (const stmt of block.stmts) {
      if (stmt.kind === 'item') continue;
      const flow = stmt.kind === 'let' ? this.declare(stmt) : this.expr(stmt.expr, USIZE);
      if (flow?.kind === 'break' && flow.label !== undefined && flow.label === block.label) return ok(flow.value);
      if (flow?.kind !== 'value') return flow;
    }
    const flow = block.expr === undefined ? ok(UNIT) : this.expr(block.expr, expected);
    return flow?.kind === 'break' && flow.label !== undefined && flow.label === block.label ? ok(flow.value) : flow;
  }

  private declare(stmt: hir.Stmt & { readonly kind: 'let' }): Flow | undefined {
    if (stmt.els !== undefined) return undefined;
    const ty = stmt.ty === undefined ? USIZE : this.host.lower(stmt.ty, this.owner);
    if (stmt.init === undefined) return ok(UNIT);
    const flow = this.expr(stmt.init, elementOr(ty));
    if (flow?.kind !== 'value') return flow;
    return this.bind(stmt.pat, flow.value) === true ? flow : undefined;
  }

  private loop(expr: hir.Expr & { readonly kind: 'loop' }, expected: Ty): Flow | undefined {
    for (;;) {
      const flow = this.block(expr.block, expected);
      if (flow === undefined) return undefined;
      if (flow.kind === 'value') continue;
      if (flow.kind === 'return') return flow;
      if (flow.label !== undefined && flow.label !== expr.label) return flow;
      if (flow.kind === 'break') return ok(flow.value);
    }
  }

  private match(expr: hir.Expr & { readonly kind: 'match' }, expected: Ty): Flow | undefined {
    const scrutinee = this.value(expr.scrutinee, USIZE);
    if (scrutinee === undefined) return undefined;
    for (const arm of expr.arms) {
      const matches = this.bind(arm.pat, scrutinee);
      if (matches === undefined) return undefined;
      if (!matches) continue;
      const guard = arm.guard === undefined ? true : this.condition(arm.guard);
      if (guard === undefined) return undefined;
      if (guard) return this.expr(arm.body, expected);
    }
    return undefined;
  }

  private plain(expr: hir.Expr, expected: Ty): ConstValue | undefined {
    switch (expr.kind) {
      case 'lit':
        return literal(expr.lit, expected);
      case 'path':
        if (expr.path.kind === 'resolved' && expr.path.res.kind === 'local')
          return this.locals.get(expr.path.res.local);
        return this.host.path(expr.path, this.owner);
      case 'tuple':
      case 'array':
        return this.list(expr.items, expected);
      case 'repeat': {
        const value = this.value(expr.value, expected);
        const length = expr.len.kind === 'body' ? this.value(expr.len.body.value, USIZE) : undefined;
        if (value === undefined || length?.kind !== 'scalar' || length.value > 100_000n) return undefined;
        return { kind: 'list', items: Array.from({ length: Number(length.value) }, () => copy(value)) };
      }
      case 'addrOf':
        return this.value(expr.expr, expected);
      case 'field':
      case 'index':
        return this.place(expr)?.get();
      case 'cast': {
        const target = expr.ty.kind === 'infer' ? expected : this.host.lower(expr.ty, this.owner);
        const value = this.value(expr.expr, target);
        return value?.kind === 'scalar' ? wrapped(value.value, target) : undefined;
      }
      case 'logical': {
        const left = this.condition(expr.left);
        if (left === undefined) return undefined;
        if (left === (expr.op === '||')) return truth(left);
        const right = this.condition(expr.right);
        return right === undefined ? undefined : truth(right);
      }
      case 'unary':
        return this.unary(expr, expected);
      case 'binary': {
        const shift = expr.op === '<<' || expr.op === '>>';
        const left = this.value(expr.left, comparison(expr.op) ? USIZE : expected);
        const right = this.value(expr.right, left?.kind === 'scalar' && !shift ? left.ty : USIZE);
        return left?.kind === 'scalar' && right?.kind === 'scalar' ? arithmetic(expr.op, left, right) : undefined;
      }
      case 'assign':
      case 'assignOp':
        return this.assign(expr);
      case 'call': {
        if (expr.func.kind !== 'path') return undefined;
        const size = this.host.sizeOf(expr.func.path, this.owner);
        if (size !== undefined) return scalar(size, USIZE);
        const def = this.host.callee(expr.func.path, this.owner);
        const body = def === undefined ? undefined : this.host.fnBody(def);
        if (def === undefined || body === undefined) return undefined;
        const args: ConstValue[] = [];
        for (const arg of expr.args) {
          const value = this.value(arg, expected);
          if (value === undefined) return undefined;
          args.push(value);
        }
        return this.runner.call(body, args, expected, def, this.depth + 1);
      }
      case 'methodCall':
        return this.method(expr, expected);
      default:
        return undefined;
    }
  }

  private list(exprs: readonly hir.Expr[], expected: Ty): ConstValue | undefined {
    const items: ConstValue[] = [];
    for (const expr of exprs) {
      const value = this.value(expr, elementOr(expected));
      if (value === undefined) return undefined;
      items.push(copy(value));
    }
    return { kind: 'list', items };
  }

  private unary(expr: hir.Expr & { readonly kind: 'unary' }, expected: Ty): ConstValue | undefined {
    const value = this.value(expr.expr, expected);
    if (expr.op === 'deref') return value;
    if (value?.kind !== 'scalar') return undefined;
    if (expr.op === 'neg') return scalar(-value.value, value.ty);
    return value.ty.kind === 'bool' ? truth(value.value === 0n) : wrapped(~value.value, value.ty);
  }

  private assign(expr: hir.Expr & { readonly kind: 'assign' | 'assignOp' }): ConstValue | undefined {
    const place = this.place(expr.left);
    const before = place?.get();
    const right = this.value(expr.right, before?.kind === 'scalar' ? before.ty : USIZE);
    if (place === undefined || right === undefined) return undefined;
    let value = right;
    if (expr.kind === 'assignOp') {
      const made =
        before?.kind === 'scalar' && right.kind === 'scalar' ? arithmetic(expr.op, before, right) : undefined;
      if (made === undefined) return undefined;
      value = made;
    }
    place.set(copy(value));
    return UNIT;
  }

  private place(
    expr: hir.Expr,
  ): { readonly get: () => ConstValue | undefined; readonly set: (value: ConstValue) => void } | undefined {
    if (expr.kind === 'dropTemps' || (expr.kind === 'unary' && expr.op === 'deref')) return this.place(expr.expr);
    if (expr.kind === 'path' && expr.path.kind === 'resolved' && expr.path.res.kind === 'local') {
      const { local } = expr.path.res;
      return { get: () => this.locals.get(local), set: (value) => void this.locals.set(local, value) };
    }
    if (expr.kind !== 'index' && expr.kind !== 'field') return undefined;
    const base = this.value(expr.expr, USIZE);
    const key = expr.kind === 'index' ? this.value(expr.index, USIZE) : undefined;
    const at = expr.kind === 'field' ? Number(expr.name) : key?.kind === 'scalar' ? Number(key.value) : Number.NaN;
    if (base?.kind !== 'list' || !(at >= 0 && at < base.items.length)) return undefined;
    return { get: () => base.items[at], set: (value) => (base.items[at] = value) };
  }

  /** The few methods that lengths are computed with. */
  private method(expr: hir.Expr & { readonly kind: 'methodCall' }, expected: Ty): ConstValue | undefined {
    const self = this.value(expr.receiver, expected);
    if (expr.name === 'len' && expr.args.length === 0) {
      if (self?.kind === 'list') return scalar(BigInt(self.items.length), USIZE);
      return self?.kind === 'str' ? scalar(BigInt(self.bytes), USIZE) : undefined;
    }
    if (self?.kind !== 'scalar') return undefined;
    const [argument] = expr.args;
    const other = argument === undefined ? undefined : this.value(argument, self.ty);
    const operator = OPERATORS[expr.name];
    if (operator !== undefined && other?.kind === 'scalar') {
      const exact = arithmetic(operator, self, other, true);
      return exact?.kind === 'scalar' ? wrapped(exact.value, self.ty) : undefined;
    }
    if (expr.name === 'pow' && other?.kind === 'scalar' && other.value >= 0n && other.value < 128n)
      return inRange(self.value ** other.value, self.ty);
    if (expr.name === 'is_power_of_two') return truth(self.value > 0n && (self.value & (self.value - 1n)) === 0n);
    return undefined;
  }
}

const OPERATORS: Readonly<Record<string, hir.BinOp>> = { wrapping_add: '+', wrapping_sub: '-', wrapping_mul: '*' };

function all<T>(items: readonly T[], test: (item: T, i: number) => boolean | undefined): boolean | undefined {
  for (const [i, item] of items.entries()) {
    const result = test(item, i);
    if (result !== true) return result;
  }
  return true;
}

/** Values are copied where Rust moves or copies: lists are places. */
function copy(value: ConstValue): ConstValue {
  return value.kind === 'list' ? { kind: 'list', items: value.items.map(copy) } : value;
}

const elementOr = (ty: Ty): Ty => (ty.kind === 'array' ? ty.elem : ty);
const comparison = (op: hir.BinOp): boolean => /^[=!<>]=?$/.test(op);

function literal(lit: hir.Lit, expected: Ty): ConstValue | undefined {
  switch (lit.kind) {
    case 'int': {
      const ty = lit.suffix === undefined ? (expected.kind === 'int' ? expected : I32) : suffixTy(lit.suffix);
      return ty === undefined ? undefined : scalar(lit.value, ty);
    }
    case 'bool':
      return truth(lit.value);
    case 'char':
      return scalar(BigInt(lit.value), expected);
    case 'byte':
      return scalar(BigInt(lit.value), U8);
    case 'str':
      return { kind: 'str', bytes: new TextEncoder().encode(lit.value).length };
    case 'byteStr':
      return { kind: 'list', items: lit.value.map((byte) => scalar(BigInt(byte), U8)) };
    case 'float':
    case 'cStr':
      return undefined;
  }
}

function suffixTy(suffix: hir.PrimTy): Ty | undefined {
  if (suffix === 'f64' || suffix === 'f32') return F64;
  return suffix === 'bool' || suffix === 'char' || suffix === 'str' ? undefined : mkInt(suffix);
}

function wrapped(value: bigint, ty: Ty): ConstValue {
  if (ty.kind !== 'int') return scalar(value, ty);
  const { bits, signed } = intInfo(ty.int);
  return scalar(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), ty);
}

/** Undefined on overflow: rustc then stops with E0080. */
function inRange(value: bigint, ty: Ty): ConstValue | undefined {
  const fit = wrapped(value, ty);
  return fit.kind === 'scalar' && fit.value === value ? fit : undefined;
}

function arithmetic(
  op: hir.BinOp,
  left: ConstValue & { readonly kind: 'scalar' },
  right: ConstValue & { readonly kind: 'scalar' },
  unchecked = false,
): ConstValue | undefined {
  const [a, b] = [left.value, right.value];
  const checked = (value: bigint): ConstValue | undefined =>
    unchecked ? scalar(value, left.ty) : inRange(value, left.ty);
  switch (op) {
    case '+':
      return checked(a + b);
    case '-':
      return checked(a - b);
    case '*':
      return checked(a * b);
    case '/':
      return b === 0n ? undefined : checked(a / b);
    case '%':
      return b === 0n ? undefined : checked(a % b);
    case '^':
      return scalar(a ^ b, left.ty);
    case '&':
      return scalar(a & b, left.ty);
    case '|':
      return scalar(a | b, left.ty);
    case '<<':
      return b < 0n || b > 127n ? undefined : wrapped(a << b, left.ty);
    case '>>':
      return b < 0n || b > 127n ? undefined : scalar(a >> b, left.ty);
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '<=':
      return truth(a <= b);
    case '>':
      return truth(a > b);
    case '>=':
      return truth(a >= b);
  }
}
