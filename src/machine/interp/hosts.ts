//! Host functions of the language: what intrinsics/README.md lists and code generation does not turn into instructions.
import type { Ty } from '../../compiler/types/ty.ts';
import type { Abi } from '../codegen/gen.ts';
import type { Layouts } from '../layout/layout.ts';
import { codeNumber } from './arith.ts';
import {
  charIs,
  charWidth,
  findBytes,
  findLastBytes,
  floatDebug,
  floatDisplay,
  floatExp,
  parseFloat64,
  utf8Error,
} from './text.ts';
import type { CharClass } from './text.ts';
import { sipFinish, sipInit, sipWrite } from './siphash.ts';
import type { Core, Fiber, HostFn } from './state.ts';

/** What host functions ask of the machine beyond memory. */
export interface HostMachine extends Core {
  readonly current: Fiber;
  startPanic(addr: number, vtable: number, message: string, report: boolean): void;
  callerLocation(): { readonly file: string; readonly line: number; readonly column: number };
  stopWith(kind: 'exit' | 'abort', code: number): void;
}

/** What is known about one use of an intrinsic. */
interface Use {
  readonly layouts: Layouts;
  readonly tyArgs: readonly Ty[];
  readonly abi: Abi;
  readonly args: readonly Ty[];
  readonly ret: Ty;
  /** Word offset of argument i from the base. */
  at(i: number): number;
  /** Type code of the first type argument. */
  code(): number;
}
type Make = (use: Use) => (m: HostMachine, base: number) => void;

const USIZE_MAX_WORDS = -1;

function putUsize(m: Core, base: number, value: number): void {
  m.memory.i32[base] = value < 0 ? USIZE_MAX_WORDS : value;
  m.memory.i32[base + 1] = value < 0 ? USIZE_MAX_WORDS : 0;
}
const word = (m: Core, at: number): number => m.memory.i32[at] as number;

/** Checks a memory range before touching it; reports and says false if it is bad. */
function valid(m: Core, addr: number, len: number): boolean {
  if (len === 0 || m.memory.inRange(addr, len)) return true;
  m.badAccess(addr);
  return false;
}
function writeText(m: Core, addr: number, text: string): number {
  if (!valid(m, addr, text.length)) return 0;
  const { u8 } = m.memory;
  for (let i = 0; i < text.length; i++) u8[addr + i] = text.charCodeAt(i);
  return text.length;
}
const charClass =
  (kind: CharClass, negate = false): Make =>
  (use) =>
  (m, base) => {
    m.memory.i32[base] = charIs(kind, word(m, base + use.at(0))) !== negate ? 1 : 0;
  };
const charCase =
  (upper: boolean): Make =>
  (use) =>
  (m, base) => {
    const text = String.fromCodePoint(word(m, base + use.at(0)));
    const mapped = [...(upper ? text.toUpperCase() : text.toLowerCase())];
    const out = word(m, base + use.at(1));
    if (valid(m, out, mapped.length * 4))
      mapped.forEach((it, i) => m.memory.setU32(out + i * 4, it.codePointAt(0) ?? 0));
    putUsize(m, base, mapped.length);
  };
/** Float formatting: (value, precision, [upper,] buf). */
const floatText =
  (format: (value: number, precision: number, isF32: boolean, upper: boolean) => string, bufArg: number): Make =>
  (use) => {
    const isF32 = use.layouts.of(use.args[0] as Ty).size === 4;
    return (m, base) => {
      const value = m.arith.float(isF32 ? 10 : 11, base + use.at(0));
      const text = format(value, word(m, base + use.at(1)), isF32, bufArg === 3 && word(m, base + use.at(2)) !== 0);
      putUsize(m, base, writeText(m, word(m, base + use.at(bufArg)), text));
    };
  };

const table: Readonly<Record<string, Make>> = {
  alloc_zeroed: (use) => (m, base) => {
    const size = word(m, base + use.at(0));
    const addr = m.memory.tryAlloc(
      word(m, base + use.at(0) + 1) === 0 ? size >>> 0 : 0xffffffff,
      word(m, base + use.at(1)),
    );
    if (addr === 0) return m.outOfMemory();
    m.memory.u8.fill(0, addr, addr + size);
    putUsize(m, base, addr);
  },
  realloc: (use) => (m, base) => {
    const [ptr, oldSize, align, newSize] = [0, 1, 2, 3].map((i) => word(m, base + use.at(i)) >>> 0) as [
      number,
      number,
      number,
      number,
    ];
    const { memory } = m;
    if (memory.sameClass(oldSize, newSize)) return putUsize(m, base, ptr);
    const addr = memory.tryAlloc(newSize, align);
    if (addr === 0) return m.outOfMemory();
    if (!valid(m, ptr, oldSize)) return;
    memory.u8.copyWithin(addr, ptr, ptr + Math.min(oldSize, newSize));
    memory.free(ptr, oldSize, align);
    putUsize(m, base, addr);
  },
  write_bytes: (use) => {
    const { size } = use.layouts.of(use.tyArgs[0] as Ty);
    return (m, base) => {
      const addr = word(m, base + use.at(0));
      const len = size * (word(m, base + use.at(2)) >>> 0);
      if (valid(m, addr, len)) m.memory.u8.fill(word(m, base + use.at(1)), addr, addr + len);
    };
  },
  swap_nonoverlapping: (use) => {
    const { size } = use.layouts.of(use.tyArgs[0] as Ty);
    return (m, base) => {
      const a = word(m, base + use.at(0));
      const b = word(m, base + use.at(1));
      const len = size * (word(m, base + use.at(2)) >>> 0);
      if (!valid(m, a, len) || !valid(m, b, len)) return;
      const { u8 } = m.memory;
      const kept = u8.slice(a, a + len);
      u8.copyWithin(a, b, b + len);
      u8.set(kept, b);
    };
  },
  compare_bytes: (use) => (m, base) => {
    const a = word(m, base + use.at(0));
    const b = word(m, base + use.at(1));
    const len = word(m, base + use.at(2)) >>> 0;
    if (!valid(m, a, len) || !valid(m, b, len)) return;
    const { u8 } = m.memory;
    let result = 0;
    for (let i = 0; i < len && result === 0; i++) result = (u8[a + i] ?? 0) - (u8[b + i] ?? 0);
    m.memory.i32[base] = result;
  },
  zeroed: (use) => {
    const { size } = use.layouts.of(use.ret);
    // At least a word: sub-word scalars are zero-extended.
    return (m, base) => void m.memory.u8.fill(0, base << 2, (base << 2) + Math.max(4, size));
  },
  min_value: (use) => bound(use, false),
  max_value: (use) => bound(use, true),
  variant_name: (use) => {
    const ty = use.tyArgs[0] as Ty;
    const names = ty.kind === 'adt' ? use.layouts.adt(ty.def).variants.map((it) => it.name) : [];
    const texts = new Map<number, { readonly addr: number; readonly len: number }>();
    const { tag } = use.layouts.of(ty);
    return (m, base) => {
      const addr = word(m, base + use.at(0));
      const { memory } = m;
      const index =
        tag.kind === 'tag'
          ? tag.size === 4
            ? memory.u32(addr)
            : tag.size === 2
              ? memory.data.getUint16(addr, true)
              : (memory.u8[addr] ?? 0)
          : tag.kind === 'niche'
            ? memory.u32(addr + tag.offset) === 0
              ? tag.empty
              : tag.full
            : 0;
      let text = texts.get(index);
      if (text === undefined) texts.set(index, (text = memory.allocStr(names[index] ?? '')));
      putUsize(m, base, text.addr);
      putUsize(m, base + 2, text.len);
    };
  },
  float_mul_add: (use) => {
    const code = use.layouts.of(use.ret).size === 4 ? 10 : 11;
    return (m, base) => {
      const [a, b, c] = [0, 1, 2].map((i) => m.arith.float(code, base + use.at(i))) as [number, number, number];
      m.arith.putFloat(code, base, a * b + c);
    };
  },
  fmt_int: (use) => {
    const code = use.code();
    return (m, base) => {
      const value = m.arith.int(code, base + use.at(0));
      const radix = word(m, base + use.at(1));
      const bits = [8, 16, 32, 64, 128, 8, 16, 32, 64, 128][code] ?? 64;
      const shown = radix === 10 ? (value < 0n ? -value : value) : BigInt.asUintN(bits, value);
      const text = shown.toString(radix);
      putUsize(
        m,
        base,
        writeText(m, word(m, base + use.at(3)), word(m, base + use.at(2)) !== 0 ? text.toUpperCase() : text),
      );
    };
  },
  parse_int: (use) => {
    const code = use.code();
    return (m, base) => {
      const addr = word(m, base + use.at(0));
      const len = word(m, base + use.at(1)) >>> 0;
      if (!valid(m, addr, len)) return;
      const made = parseInteger(m.memory.text(addr, len), word(m, base + use.at(2)), code);
      m.memory.i32[base] = made.error;
      if (made.error === 0) m.arith.storeInt(code, word(m, base + use.at(3)), made.value);
    };
  },
  fmt_float_display: floatText((v, p, f) => floatDisplay(v, p, f), 2),
  fmt_float_debug: floatText((v, p, f) => floatDebug(v, p, f), 2),
  fmt_float_exp: floatText((v, p, f, upper) => floatExp(v, p, f, upper), 3),
  parse_float: (use) => {
    const isF32 = use.layouts.of(use.tyArgs[0] as Ty).size === 4;
    return (m, base) => {
      const len = word(m, base + use.at(1)) >>> 0;
      const addr = word(m, base + use.at(0));
      if (!valid(m, addr, len)) return;
      const value = parseFloat64(m.memory.text(addr, len));
      m.memory.i32[base] = len === 0 ? 1 : value === undefined ? 2 : 0;
      const out = word(m, base + use.at(2));
      if (value === undefined) return;
      if (isF32) m.memory.data.setFloat32(out, value, true);
      else m.memory.data.setFloat64(out, value, true);
    };
  },
  char_is_alphabetic: charClass('alphabetic'),
  char_is_numeric: charClass('numeric'),
  char_is_alphanumeric: (use) => (m, base) => {
    const c = word(m, base + use.at(0));
    m.memory.i32[base] = charIs('alphabetic', c) || charIs('numeric', c) ? 1 : 0;
  },
  char_is_whitespace: charClass('whitespace'),
  char_is_control: charClass('control'),
  char_is_uppercase: charClass('uppercase'),
  char_is_lowercase: charClass('lowercase'),
  char_is_grapheme_extend: charClass('graphemeExtend'),
  char_is_printable: charClass('notPrintable', true),
  char_to_lower: charCase(false),
  char_to_upper: charCase(true),
  char_width: (use) => (m, base) => putUsize(m, base, charWidth(word(m, base + use.at(0)))),
  utf8_validate: (use) => (m, base) => {
    const addr = word(m, base + use.at(0));
    const len = word(m, base + use.at(1)) >>> 0;
    if (valid(m, addr, len)) putUsize(m, base, utf8Error(m.memory.bytes(addr, len)));
  },
  str_find: (use) => (m, base) => {
    const [hay, hayLen, needle, needleLen, from] = [0, 1, 2, 3, 4].map((i) => word(m, base + use.at(i)) >>> 0) as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (!valid(m, hay, hayLen) || !valid(m, needle, needleLen)) return;
    putUsize(m, base, findBytes(m.memory.bytes(hay, hayLen), m.memory.bytes(needle, needleLen), from));
  },
  str_rfind: (use) => (m, base) => {
    const [hay, hayLen, needle, needleLen] = [0, 1, 2, 3].map((i) => word(m, base + use.at(i)) >>> 0) as [
      number,
      number,
      number,
      number,
    ];
    if (!valid(m, hay, hayLen) || !valid(m, needle, needleLen)) return;
    putUsize(m, base, findLastBytes(m.memory.bytes(hay, hayLen), m.memory.bytes(needle, needleLen)));
  },
  memchr: (use) => (m, base) => {
    const addr = word(m, base + use.at(1));
    const len = word(m, base + use.at(2)) >>> 0;
    if (valid(m, addr, len)) putUsize(m, base, m.memory.bytes(addr, len).indexOf(word(m, base + use.at(0)) & 0xff));
  },
  sip13_init: (use) => (m, base) => {
    const addr = word(m, base + use.at(0));
    if (valid(m, addr, 64))
      sipInit(m.memory, addr, m.memory.u64((base + use.at(1)) << 2), m.memory.u64((base + use.at(2)) << 2));
  },
  sip13_write: (use) => (m, base) => {
    const addr = word(m, base + use.at(0));
    const from = word(m, base + use.at(1));
    const len = word(m, base + use.at(2)) >>> 0;
    if (valid(m, addr, 64) && valid(m, from, len)) sipWrite(m.memory, addr, from, len);
  },
  sip13_finish: (use) => (m, base) => {
    const addr = word(m, base + use.at(0));
    if (valid(m, addr, 64)) m.memory.setU64(base << 2, sipFinish(m.memory, addr));
  },
  panic_start: (use) => (m, base) => {
    const at = base + use.at(0);
    const text = base + use.at(1);
    m.startPanic(
      word(m, at),
      word(m, at + 2),
      m.memory.text(word(m, text), word(m, text + 2) >>> 0),
      word(m, base + use.at(2)) !== 0,
    );
  },
  panicking: () => (m, base) => {
    m.memory.i32[base] = m.current.payloads.length > 0 ? 1 : 0;
  },
  panic_count: () => (m, base) => putUsize(m, base, m.current.payloads.length),
  panic_reset: () => () => undefined,
  caller_location: (use) => {
    const files = new Map<string, { readonly addr: number; readonly len: number }>();
    return (m, base) => {
      const { file, line, column } = m.callerLocation();
      m.memory.setU32(word(m, base + use.at(0)), line);
      m.memory.setU32(word(m, base + use.at(1)), column);
      let text = files.get(file);
      if (text === undefined) files.set(file, (text = m.memory.allocStr(file)));
      putUsize(m, base, text.addr);
      putUsize(m, base + 2, text.len);
    };
  },
  abort: () => (m) => m.stopWith('abort', 134),
  exit: (use) => (m, base) => m.stopWith('exit', word(m, base + use.at(0))),
  backtrace_depth: () => (m, base) => putUsize(m, base, m.current.depth + 1),
};

function bound(use: Use, max: boolean): (m: HostMachine, base: number) => void {
  const code = codeNumber(use.layouts.of(use.tyArgs[0] as Ty).scalar ?? 'u64');
  const bits = BigInt([8, 16, 32, 64, 128, 8, 16, 32, 64, 128][code] ?? 64);
  const signed = code < 5;
  const value = max ? (1n << (signed ? bits - 1n : bits)) - 1n : signed ? -(1n << (bits - 1n)) : 0n;
  return (m, base) => m.arith.putInt(code, base, value);
}

/** `from_str_radix`: 1 empty, 2 invalid digit, 3 too large, 4 too small. */
function parseInteger(text: string, radix: number, code: number): { readonly error: number; readonly value: bigint } {
  const fail = (error: number): { readonly error: number; readonly value: bigint } => ({ error, value: 0n });
  if (text === '') return fail(1);
  const signed = code < 5;
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  // A lone sign, or a minus on an unsigned type, is an invalid digit.
  if (digits === '' || (negative && !signed)) return fail(2);
  let value = 0n;
  for (const c of digits) {
    const digit = /[0-9a-z]/i.test(c) ? parseInt(c, 36) : 99;
    if (digit >= radix) return fail(2);
    value = value * BigInt(radix) + BigInt(digit);
  }
  if (negative) value = -value;
  const bits = BigInt([8, 16, 32, 64, 128, 8, 16, 32, 64, 128][code] ?? 64);
  const max = (1n << (signed ? bits - 1n : bits)) - 1n;
  const min = signed ? -(1n << (bits - 1n)) : 0n;
  return value > max ? fail(3) : value < min ? fail(4) : { error: 0, value };
}

/** The language's own host function of that name. */
export function languageHost(
  layouts: Layouts,
  name: string,
  tyArgs: readonly Ty[],
  args: readonly Ty[],
  ret: Ty,
  abi: Abi,
): HostFn | undefined {
  const make = Object.hasOwn(table, name) ? table[name] : undefined;
  if (make === undefined) return undefined;
  const use: Use = {
    layouts,
    tyArgs,
    abi,
    args,
    ret,
    at: (i) => (abi.args[i] ?? 0) >> 2,
    code: () =>
      codeNumber(
        layouts.of(
          args[0] === undefined || layouts.of(args[0]).scalar === undefined
            ? (tyArgs[0] as Ty)
            : name === 'parse_int'
              ? (tyArgs[0] as Ty)
              : args[0],
        ).scalar ?? 'u64',
      ),
  };
  return make(use) as unknown as HostFn;
}
