//! The deny-by-default lints `unconditional_panic` and `arithmetic_overflow`: constants are followed through a body as
//! rustc's KnownPanicsLint does. A local keeps its value from block to block if it is assigned once and never borrowed.
import { errorAt } from '../../source/diagnostic.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { DefId, Program } from '../hir/hir.ts';
import { intInfo } from '../types/interner.ts';
import type { Ty } from '../types/ty.ts';
import { successors } from './cfg.ts';
import type { BlockIdx, Body, LocalIdx, Operand, Place, Rvalue, Stmt, Terminator } from './mir.ts';

type Value = bigint | readonly (Value | undefined)[];
/** How far a local's value is believed. */
type Mode = 'everywhere' | 'in its block' | 'never';
interface OpenBody {
  readonly nArgs: number;
  readonly locals: readonly { readonly ty: Ty }[];
  readonly blocks: readonly { readonly stmts: readonly Stmt[]; readonly term: Terminator | undefined }[];
}
/** The body of a constant without generics. */
export type ConstBody = (def: DefId) => Body | undefined;
/** Constants made of constants made of … */
const MAX_DEPTH = 8;

/** The lints of one function or closure, as severe as the program wants them. */
export function knownPanics(program: Program, body: OpenBody, constBody: ConstBody): readonly Diagnostic[] {
  const walk = new Walk(body, constBody, 0);
  walk.run();
  return walk.found.flatMap((lint): readonly Diagnostic[] => {
    const level = program.lintLevel(lint.code ?? '', lint.span, 'deny');
    if (level === 'allow' || level === 'expect') return [];
    return level === 'warn' ? [{ ...lint, severity: 'warning' }] : [lint];
  });
}

class Walk {
  readonly found: Diagnostic[] = [];
  private readonly body: OpenBody;
  private readonly constBody: ConstBody;
  private readonly depth: number;
  private readonly modes: Mode[];
  private readonly values = new Map<LocalIdx, Value>();
  private readonly written = new Set<LocalIdx>();

  constructor(body: OpenBody, constBody: ConstBody, depth: number) {
    this.body = body;
    this.constBody = constBody;
    this.depth = depth;
    this.modes = modesOf(body);
  }

  /** Visits what can be reached; the value of the result, if it is known. */
  run(): Value | undefined {
    const seen = new Set<BlockIdx>();
    const work: BlockIdx[] = [0 as BlockIdx];
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      const block = this.body.blocks[at];
      if (block?.term === undefined || seen.has(at)) continue;
      seen.add(at);
      for (const stmt of block.stmts) this.stmt(stmt);
      work.push(...this.term(block.term));
      for (const local of this.written) if (this.modes[local] === 'in its block') this.values.delete(local);
      this.written.clear();
    }
    return this.values.get(0 as LocalIdx);
  }

  private stmt(stmt: Stmt): void {
    switch (stmt.kind) {
      case 'assign':
        this.assign(stmt.place, stmt.value, stmt.span);
        return;
      case 'storageLive':
      case 'storageDead':
        this.values.delete(stmt.local);
        return;
      case 'setDiscriminant':
        this.values.delete(stmt.place.local);
        return;
      default:
    }
  }

  private assign(place: Place, value: Rvalue, span: Span): void {
    const checked = this.checkOverflow(value, span);
    if (place.proj[0]?.kind === 'deref') return;
    this.values.delete(place.local);
    this.written.add(place.local);
    if (!checked || place.proj.length > 0 || this.modes[place.local] === 'never') return;
    const result = this.rvalue(value);
    if (result !== undefined) this.values.set(place.local, result);
  }

  /** Where it goes from here. */
  private term(term: Terminator): readonly BlockIdx[] {
    if (term.kind === 'switch') {
      const value = this.int(term.operand);
      const at = value === undefined ? -1 : term.values.indexOf(value);
      if (value !== undefined) return [at < 0 ? term.otherwise : (term.targets[at] ?? term.otherwise)];
    } else if (term.kind === 'assert') this.checkAssert(term);
    else if (term.kind === 'call') this.values.delete(term.dest.local);
    return successors(term);
  }

  private checkAssert(term: Terminator & { readonly kind: 'assert' }): void {
    const cond = this.int(term.cond);
    if (cond === undefined || (cond === 1n) === term.expected) return;
    const { message } = term;
    let label: string;
    switch (message.kind) {
      case 'bounds': {
        const [len, index] = [this.int(message.len), this.int(message.index)];
        label = `index out of bounds: the length is ${String(len ?? '_')} but the index is ${String(index ?? '_')}`;
        break;
      }
      case 'divisionByZero':
        label = 'attempt to divide `_` by zero';
        break;
      case 'remainderByZero':
        label = 'attempt to calculate the remainder of `_` with a divisor of zero';
        break;
      case 'overflow':
        if (message.op !== '/' && message.op !== '%') return;
        label = 'attempt to compute a value which would overflow';
        break;
      case 'overflowNeg':
        label = 'attempt to negate a value, which would overflow';
        this.report(term.span, 'arithmetic_overflow', 'this arithmetic operation will overflow', label);
        return;
    }
    this.report(term.span, 'unconditional_panic', 'this operation will panic at runtime', label);
  }

  /** Reports an operation that overflows; its result is then unknown. */
  private checkOverflow(value: Rvalue, span: Span): boolean {
    if (value.kind !== 'checkedBinary') return true;
    const { op } = value;
    const ty = this.typeOf(value.left);
    const [left, right] = [this.int(value.left), this.int(value.right)];
    if (ty?.kind !== 'int' || right === undefined) return true;
    const { bits } = intInfo(ty.int);
    if (op === '<<' || op === '>>') {
      if (right >= 0n && right < BigInt(bits)) return true;
    } else if (left === undefined || fits(exact(op, left, right), ty)) return true;
    const text = `\`${shown(left, ty)} ${op} ${shown(right, this.typeOf(value.right) ?? ty)}\``;
    this.report(
      span,
      'arithmetic_overflow',
      'this arithmetic operation will overflow',
      `attempt to compute ${text}, which would overflow`,
    );
    return false;
  }

  private report(span: Span, code: string, message: string, label: string): void {
    const notes = [{ kind: 'note' as const, text: `\`#[deny(${code})]\` on by default` }];
    this.found.push(errorAt(span, message, { code, label, notes }));
  }

  private rvalue(value: Rvalue): Value | undefined {
    switch (value.kind) {
      case 'use':
        return this.operand(value.operand);
      case 'len': {
        const ty = this.placeTy(value.place);
        return ty?.kind === 'array' && ty.len.kind === 'value' ? ty.len.value : undefined;
      }
      case 'cast': {
        const from = this.int(value.operand);
        return from !== undefined && value.cast === 'intToInt' ? wrapped(from, value.ty) : undefined;
      }
      case 'unary': {
        const ty = this.typeOf(value.operand);
        const from = this.int(value.operand);
        if (from === undefined || ty === undefined) return undefined;
        if (value.op === 'neg') return wrapped(-from, ty);
        return ty.kind === 'bool' ? 1n - from : wrapped(~from, ty);
      }
      case 'binary':
      case 'checkedBinary': {
        const [left, right] = [this.int(value.left), this.int(value.right)];
        const ty = this.typeOf(value.left);
        if (left === undefined || right === undefined || ty === undefined) return undefined;
        const result = binary(value.op, left, right, ty);
        return value.kind === 'binary' || result === undefined ? result : [result, 0n];
      }
      case 'aggregate':
        if (value.aggregate.kind !== 'tuple') return undefined;
        return value.fields.map((field) => this.operand(field));
      default:
        return undefined;
    }
  }

  private int(operand: Operand): bigint | undefined {
    const value = this.operand(operand);
    return typeof value === 'bigint' ? value : undefined;
  }
  private operand(operand: Operand): Value | undefined {
    if (operand.kind === 'const') {
      const { value } = operand;
      if (value.kind === 'int') return value.value;
      return value.kind === 'item' && value.args.length === 0 ? this.constant(value.def) : undefined;
    }
    let value = this.values.get(operand.place.local);
    for (const step of operand.place.proj) {
      if (step.kind !== 'field' || value === undefined || typeof value === 'bigint') return undefined;
      value = value[step.index];
    }
    return value;
  }
  private constant(def: DefId): Value | undefined {
    if (this.depth >= MAX_DEPTH) return undefined;
    const body = this.constBody(def);
    return body === undefined ? undefined : new Walk(body, this.constBody, this.depth + 1).run();
  }

  private typeOf(operand: Operand): Ty | undefined {
    return operand.kind === 'const' ? operand.ty : this.placeTy(operand.place);
  }
  private placeTy(place: Place): Ty | undefined {
    let ty = this.body.locals[place.local]?.ty;
    for (const step of place.proj) {
      if (step.kind === 'field') ty = step.ty;
      else if (step.kind === 'deref') ty = ty?.kind === 'ref' || ty?.kind === 'ptr' ? ty.ty : undefined;
      else if (step.kind === 'index') ty = ty?.kind === 'array' || ty?.kind === 'slice' ? ty.elem : undefined;
      else ty = undefined;
    }
    return ty;
  }
}

/** As rustc's CanConstProp. */
function modesOf(body: OpenBody): Mode[] {
  const modes = body.locals.map((): Mode => 'everywhere');
  const assigned = new Set<LocalIdx>();
  for (let i = 1; i <= body.nArgs; i++) assigned.add(i as LocalIdx);
  const assign = (place: Place): void => {
    if (place.proj[0]?.kind === 'deref') return;
    if (assigned.has(place.local) && modes[place.local] === 'everywhere') modes[place.local] = 'in its block';
    assigned.add(place.local);
  };
  const borrow = (place: Place): void => {
    if (place.proj[0]?.kind !== 'deref') modes[place.local] = 'never';
  };
  for (const { stmts, term } of body.blocks) {
    for (const stmt of stmts) {
      if (stmt.kind === 'setDiscriminant') assign(stmt.place);
      if (stmt.kind !== 'assign') continue;
      assign(stmt.place);
      if (stmt.value.kind === 'ref' || stmt.value.kind === 'rawRef') borrow(stmt.value.place);
    }
    if (term?.kind === 'call') assign(term.dest);
    else if (term?.kind === 'drop') borrow(term.place);
  }
  return modes;
}

function range(ty: Ty): readonly [bigint, bigint] | undefined {
  if (ty.kind !== 'int') return undefined;
  const { bits, signed } = intInfo(ty.int);
  const half = 1n << BigInt(bits - 1);
  return signed ? [-half, half - 1n] : [0n, 2n * half - 1n];
}
function fits(value: bigint, ty: Ty): boolean {
  const [low, high] = range(ty) ?? [value, value];
  return value >= low && value <= high;
}
function wrapped(value: bigint, ty: Ty): bigint | undefined {
  if (ty.kind !== 'int') return undefined;
  const { bits, signed } = intInfo(ty.int);
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}
function exact(op: '+' | '-' | '*', left: bigint, right: bigint): bigint {
  return op === '+' ? left + right : op === '-' ? left - right : left * right;
}

function binary(op: string, left: bigint, right: bigint, ty: Ty): bigint | undefined {
  const truth = (holds: boolean): bigint => (holds ? 1n : 0n);
  switch (op) {
    case '+':
    case '-':
    case '*':
      return wrapped(exact(op, left, right), ty);
    case '/':
    case '%':
      return right === 0n ? undefined : wrapped(op === '/' ? left / right : left % right, ty);
    case '<<':
    case '>>':
      if (right < 0n || right > 127n) return undefined;
      return wrapped(op === '<<' ? left << right : left >> right, ty);
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '<':
      return truth(left < right);
    case '<=':
      return truth(left <= right);
    case '>':
      return truth(left > right);
    case '>=':
      return truth(left >= right);
    default:
      return undefined;
  }
}

function shown(value: bigint | undefined, ty: Ty): string {
  if (value === undefined || ty.kind !== 'int') return '_';
  const [low, high] = range(ty) ?? [0n, 0n];
  if (value === high) return `${ty.int}::MAX`;
  return value === low && low < 0n ? `${ty.int}::MIN` : `${String(value)}_${ty.int}`;
}
