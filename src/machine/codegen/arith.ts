//! Scalar operations: arithmetic, comparisons, compare-and-branch, checked operations.
import type { BinOp } from '../../compiler/hir/hir.ts';
import type { Operand } from '../../compiler/mir/mir.ts';
import { codeNumber, kindNumber } from '../interp/arith.ts';
import type { ArithKind } from '../interp/arith.ts';
import type { OpName } from '../interp/ops.ts';
import { Op } from '../interp/ops.ts';
import type { ScalarCode } from '../layout/layout.ts';
import type { Label } from './asm.ts';
import type { FnGen } from './gen.ts';
import { Unsupported } from './gen.ts';
import { constWords, immediate, slotOf } from './operand.ts';

/** How a type code is computed with. */
export function group(code: ScalarCode): 'small' | 'w32' | 'w64' | 'wide' | 'float' {
  switch (code) {
    case 'i8':
    case 'u8':
    case 'i16':
    case 'u16':
      return 'small';
    case 'i32':
    case 'u32':
      return 'w32';
    case 'i64':
    case 'u64':
      return 'w64';
    case 'i128':
    case 'u128':
      return 'wide';
    case 'f32':
    case 'f64':
      return 'float';
  }
}
export const signed = (code: ScalarCode): boolean => code.startsWith('i');
const maskOf = (code: ScalarCode): number => (code === 'i8' || code === 'u8' ? 0xff : 0xffff);
export const bitsOf = (code: ScalarCode): number => Number(code.slice(1));
const opName = (name: string): OpName => {
  if (!(name in Op)) throw new Unsupported(`operation ${name}`);
  return name as OpName;
};

/** Sign-extends a small signed value into a temporary; others as they are. */
export function extended(g: FnGen, code: ScalarCode, slot: number): number {
  if (code !== 'i8' && code !== 'i16') return slot;
  const at = g.temp();
  g.asm.emit(code === 'i8' ? 'SEXT8' : 'SEXT16', at, slot);
  return at;
}
/** Cuts a result back to its small type. */
export function truncate(g: FnGen, code: ScalarCode, slot: number): void {
  if (group(code) === 'small') g.asm.emit('AND32I', slot, slot, maskOf(code));
}

type Compare = '==' | '!=' | '<' | '<=' | '>' | '>=';
const isCompare = (op: string): op is Compare =>
  op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
const kinds: Readonly<
  Record<'+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>', readonly [string, ArithKind]>
> = {
  '+': ['ADD', 'add'],
  '-': ['SUB', 'sub'],
  '*': ['MUL', 'mul'],
  '/': ['DIV', 'div'],
  '%': ['REM', 'rem'],
  '&': ['AND', 'and'],
  '|': ['OR', 'or'],
  '^': ['XOR', 'xor'],
  '<<': ['SHL', 'shl'],
  '>>': ['SHR', 'shr'],
};

/** dst = left op right (wrapping). For comparisons dst is a bool. */
export function binary(g: FnGen, op: BinOp, dst: number, left: Operand, right: Operand): void {
  if (isCompare(op)) return compare(g, op, dst, left, right);
  const code = g.code(g.operandTy(left));
  const a = slotOf(g, left);
  const imm = immediate(g, right, false);
  if (imm !== undefined && binaryImmediate(g, op, code, dst, a, imm)) return;
  binarySlots(g, op, code, dst, a, slotOf(g, right));
}

function binaryImmediate(g: FnGen, op: BinOp, code: ScalarCode, dst: number, a: number, imm: number): boolean {
  const kind = group(code);
  if (kind === 'w64') {
    switch (op) {
      case '+':
        g.asm.emit('ADD64I', dst, a, imm);
        return true;
      case '-':
        if (imm === -2147483648) return false;
        g.asm.emit('ADD64I', dst, a, -imm);
        return true;
      case '&':
        g.asm.emit('AND64I', dst, a, imm);
        return true;
      case '<<':
        g.asm.emit('SHL64I', dst, a, imm & 63);
        return true;
      case '>>':
        g.asm.emit(signed(code) ? 'SHRS64I' : 'SHRU64I', dst, a, imm & 63);
        return true;
      default:
        return false;
    }
  }
  if (kind !== 'w32') return false;
  switch (op) {
    case '+':
      g.asm.emit('ADD32I', dst, a, imm);
      return true;
    case '-':
      g.asm.emit('ADD32I', dst, a, -imm | 0);
      return true;
    case '*':
      g.asm.emit('MUL32I', dst, a, imm);
      return true;
    case '&':
      g.asm.emit('AND32I', dst, a, imm);
      return true;
    case '|':
      g.asm.emit('OR32I', dst, a, imm);
      return true;
    case '^':
      g.asm.emit('XOR32I', dst, a, imm);
      return true;
    case '<<':
      g.asm.emit('SHL32I', dst, a, imm & 31);
      return true;
    case '>>':
      g.asm.emit(signed(code) ? 'SHRS32I' : 'SHRU32I', dst, a, imm & 31);
      return true;
    default:
      return false;
  }
}

/** The same on slots. Shift amounts are the low word of b. */
export function binarySlots(g: FnGen, op: BinOp, code: ScalarCode, dst: number, a: number, b: number): void {
  const names = kinds[op as '+'];
  if (names === undefined) throw new Unsupported(`operator ${op}`);
  const [name, kind] = names;
  const sign = signed(code) ? 'S' : 'U';
  const bySign = op === '/' || op === '%' || op === '>>';
  switch (group(code)) {
    case 'float':
      g.asm.emit(opName(`${name}${code.toUpperCase()}`), dst, a, b);
      return;
    case 'w32':
    case 'w64':
      g.asm.emit(opName(`${name}${bySign ? sign : ''}${bitsOf(code)}`), dst, a, b);
      return;
    case 'wide':
      g.asm.emit('ARITH', kindNumber(kind), codeNumber(code), dst, a, b);
      return;
    case 'small': {
      let amount = b;
      if (op === '<<' || op === '>>') {
        amount = g.temp();
        g.asm.emit('AND32I', amount, b, bitsOf(code) - 1);
      }
      const x = bySign ? extended(g, code, a) : a;
      const y = op === '/' || op === '%' ? extended(g, code, amount) : amount;
      g.asm.emit(opName(`${name}${bySign ? sign : ''}32`), dst, x, y);
      truncate(g, code, dst);
    }
  }
}

/** dst = -a or !a. `isBool`: logical not. */
export function unary(g: FnGen, op: 'not' | 'neg', code: ScalarCode, isBool: boolean, dst: number, a: number): void {
  const kind = group(code);
  if (op === 'not') {
    if (isBool) g.asm.emit('XOR32I', dst, a, 1);
    else if (kind === 'small') g.asm.emit('XOR32I', dst, a, maskOf(code));
    else if (kind === 'w32') g.asm.emit('XOR32I', dst, a, -1);
    else if (kind === 'w64') g.asm.emit('NOT64', dst, a);
    else g.asm.emit('ARITH', kindNumber('not'), codeNumber(code), dst, a, a);
    return;
  }
  if (kind === 'float') g.asm.emit(code === 'f64' ? 'NEGF64' : 'NEGF32', dst, a);
  else if (kind === 'wide') g.asm.emit('ARITH', kindNumber('neg'), codeNumber(code), dst, a, a);
  else if (kind === 'w64') g.asm.emit('NEG64', dst, a);
  else {
    g.asm.emit('NEG32', dst, a);
    truncate(g, code, dst);
  }
}

const swapped: Readonly<Record<Compare, Compare>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const negated: Readonly<Record<Compare, Compare>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function isFat(g: FnGen, operand: Operand): boolean {
  const ty = g.operandTy(operand);
  return (ty.kind === 'ptr' || ty.kind === 'ref') && g.layout(ty).size === 16;
}

/** dst = 0 or 1. */
export function compare(g: FnGen, op: Compare, dst: number, left: Operand, right: Operand): void {
  if (isFat(g, left)) return compareFat(g, op, dst, slotOf(g, left), slotOf(g, right));
  if (g.layout(g.operandTy(left)).size === 0) {
    g.asm.emit('CONST32', dst, op === '==' || op === '<=' || op === '>=' ? 1 : 0);
    return;
  }
  const code = g.code(g.operandTy(left));
  compareSlots(g, op, code, dst, slotOf(g, left), slotOf(g, right));
}
function compareFat(g: FnGen, op: Compare, dst: number, a: number, b: number): void {
  const first = g.temp();
  if (op === '==' || op === '!=') {
    g.asm.emit(op === '==' ? 'EQ64' : 'NE64', first, a, b);
    g.asm.emit(op === '==' ? 'EQ64' : 'NE64', dst, a + 8, b + 8);
    g.asm.emit(op === '==' ? 'AND32' : 'OR32', dst, dst, first);
  } else compareSlots(g, op, 'u64', dst, a, b);
}
export function compareSlots(g: FnGen, op: Compare, code: ScalarCode, dst: number, a: number, b: number): void {
  if (op === '>' || op === '>=') return compareSlots(g, swapped[op], code, dst, b, a);
  const kind = group(code);
  const names = { '==': 'EQ', '!=': 'NE', '<': 'LT', '<=': 'LE' } as const;
  if (kind === 'wide') {
    const arith = { '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le' } as const;
    g.asm.emit('ARITH', kindNumber(arith[op]), codeNumber(code), dst, a, b);
  } else if (kind === 'float') g.asm.emit(opName(`${names[op]}${code.toUpperCase()}`), dst, a, b);
  else {
    const ordered = op === '<' || op === '<=';
    const x = ordered ? extended(g, code, a) : a;
    const y = ordered ? extended(g, code, b) : b;
    g.asm.emit(
      opName(`${names[op]}${ordered ? (signed(code) ? 'S' : 'U') : ''}${kind === 'w64' ? 64 : 32}`),
      dst,
      x,
      y,
    );
  }
}

/** Jumps to `label` if (left op right) === when. */
export function compareJump(g: FnGen, op: Compare, left: Operand, right: Operand, when: boolean, label: Label): void {
  const ty = g.operandTy(left);
  const code = isFat(g, left) || g.layout(ty).size === 0 ? undefined : g.code(ty);
  if (code === undefined || group(code) === 'wide' || group(code) === 'float') {
    const at = g.temp();
    compare(g, op, at, left, right);
    g.asm.emit(when ? 'JNE32I' : 'JEQ32I', at, 0, label);
    return;
  }
  let test: Compare = when ? op : negated[op];
  let a = left;
  let b = right;
  if (constWords(g, a) !== undefined && constWords(g, b) === undefined) {
    [a, b] = [b, a];
    test = swapped[test];
  }
  const width = group(code) === 'w64' ? 64 : 32;
  const sign = signed(code) ? 'S' : 'U';
  const ordered = test !== '==' && test !== '!=';
  const names = { '==': 'EQ', '!=': 'NE', '<': 'LT', '<=': 'LE', '>': 'GT', '>=': 'GE' } as const;
  const small = ordered && (code === 'i8' || code === 'i16');
  const imm = small ? undefined : immediate(g, b, ordered && !signed(code) && width === 64);
  if (imm !== undefined) {
    g.asm.emit(opName(`J${names[test]}${ordered ? sign : ''}${width}I`), slotOf(g, a), imm, label);
    return;
  }
  if (test === '>' || test === '>=') {
    [a, b] = [b, a];
    test = swapped[test];
  }
  const x = ordered ? extended(g, code, slotOf(g, a)) : slotOf(g, a);
  const y = ordered ? extended(g, code, slotOf(g, b)) : slotOf(g, b);
  g.asm.emit(opName(`J${names[test]}${ordered ? sign : ''}${width}`), x, y, label);
}

/** dst = left op right; on overflow jumps to `trap`. */
export function checked(
  g: FnGen,
  op: '+' | '-' | '*' | '<<' | '>>',
  dst: number,
  left: Operand,
  right: Operand,
  trap: Label,
): void {
  const code = g.code(g.operandTy(left));
  const kind = group(code);
  if (op === '<<' || op === '>>') {
    shiftCheck(g, code, right, trap);
    binary(g, op, dst, left, right);
    return;
  }
  const sign = signed(code) ? 'S' : 'U';
  if (kind === 'small' || kind === 'wide') {
    g.asm.emit('ARITHC', kindNumber(kinds[op][1]), codeNumber(code), dst, slotOf(g, left), slotOf(g, right), trap);
    return;
  }
  const width = kind === 'w64' ? 64 : 32;
  if (op !== '*') {
    const imm = immediate(g, right, sign === 'U');
    // u32: constants with the top bit set look negative.
    if (imm !== undefined && imm !== -2147483648 && (sign === 'S' || imm >= 0) && (op === '+' || imm !== 0)) {
      g.asm.emit(opName(`CADD${sign}${width}I`), dst, slotOf(g, left), op === '+' ? imm : -imm, trap);
      return;
    }
  }
  g.asm.emit(opName(`C${kinds[op][0]}${sign}${width}`), dst, slotOf(g, left), slotOf(g, right), trap);
}
/** Jumps to `trap` unless 0 <= amount < bits. */
export function shiftCheck(g: FnGen, code: ScalarCode, amount: Operand, trap: Label): void {
  const words = constWords(g, amount);
  const bits = bitsOf(code);
  if (words !== undefined) {
    if (words[0] >= 0 && words[0] < bits && (g.layout(g.operandTy(amount)).size < 8 || words[1] === 0)) return;
    g.asm.emit('JMP', trap);
    return;
  }
  const size = g.layout(g.operandTy(amount)).size;
  g.asm.emit(size >= 8 ? 'JGEU64I' : 'JGEU32I', slotOf(g, amount), bits, trap);
}
