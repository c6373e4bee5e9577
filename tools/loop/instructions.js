//! The machine's instruction set: the one place that says what each instruction does. `node tools/loop/generate.js` writes
//! src/machine/interp/ops.ts (the numbers) and src/machine/interp/loop.ts (the flat interpreter loop) from it.
//!
//! A frame is a piece of linear memory; `fpw` is its first 32-bit word. Operands are words of the code:
//! - a b c d: frame slots, in words from `fpw`. 64-bit values occupy two words (low, high); 8- and 16-bit scalars that are a
//!   whole local occupy one word, zero-extended (also the signed ones). f: byte offset in the frame.
//! - p: slot holding an address; off: byte offset added to it. t: a code position. imm: a signed 32-bit constant.
//! In bodies `@x` is operand x, `r(x)` reads word x of the frame, `w(x)` is that word as assignment target.
//! `NEXT` falls to the following instruction, `JUMP(t)` continues at t. `SLOW(expr)` saves the state, calls a helper that may
//! switch frames, leaves the loop if it returns true, and reloads everything. `BAD(p)` reports an invalid memory access.

/** @typedef {{ name: string, operands: readonly string[], doc: string, body: string }} Instruction */

/** @type {Instruction[]} */
export const instructions = [];

/** @param {string} name @param {string} operands @param {string} doc @param {string} body */
function op(name, operands, doc, body) {
  instructions.push({ name, operands: operands === '' ? [] : operands.split(' '), doc, body });
}

// ------------------------------------------------------------------ moves and constants
op('MOV32', 'a b', 'a = b (one word)', 'w(@a) = r(@b); NEXT');
op('MOV64', 'a b', 'a = b (two words)', 'const x = r(@b + 1); w(@a) = r(@b); w(@a + 1) = x; NEXT');
op(
  'MOVN',
  'a b n',
  'copy n words inside the frame',
  'const x = fpw + @a; const y = fpw + @b; const n = @n; if (n > 16) i32.copyWithin(x, y, y + n); else for (let k = 0; k < n; k++) i32[x + k] = i32[y + k] as number; NEXT',
);
op('CONST32', 'a imm', 'a = imm', 'w(@a) = @imm; NEXT');
op('CONST64', 'a imm hi', 'a = (imm, hi)', 'w(@a) = @imm; w(@a + 1) = @hi; NEXT');
op('FLD8', 'a f', 'a = byte f of the frame', 'w(@a) = u8[(fpw << 2) + @f] as number; NEXT');
op('FLD16', 'a f', 'a = halfword f of the frame', 'w(@a) = mem.u16[((fpw << 2) + @f) >> 1] as number; NEXT');
op('FST8', 'f a', 'byte f of the frame = a', 'u8[(fpw << 2) + @f] = r(@a); NEXT');
op('FST16', 'f a', 'halfword f of the frame = a', 'mem.u16[((fpw << 2) + @f) >> 1] = r(@a); NEXT');
op(
  'FCOPY',
  'f g n',
  'copy n bytes inside the frame, any alignment',
  'const x = (fpw << 2) + @f; const y = (fpw << 2) + @g; u8.copyWithin(x, y, y + @n); NEXT',
);
op('LEA', 'a f', 'a = address of byte f of the frame', 'w(@a) = (fpw << 2) + @f; w(@a + 1) = 0; NEXT');

// ------------------------------------------------------------------ memory
const check = (/** @type {number} */ align) =>
  (align > 1 ? `if (x < 1024 || x >= end || (x & ${align - 1}) !== 0)` : 'if (x < 1024 || x >= end)') + ' { BAD(x) }';
op('LD8', 'a p off', 'a = byte at p + off', `const x = (r(@p) + @off) | 0; ${check(1)} w(@a) = u8[x] as number; NEXT`);
op(
  'LD16',
  'a p off',
  'a = halfword at p + off',
  `const x = (r(@p) + @off) | 0; ${check(2)} w(@a) = mem.u16[x >> 1] as number; NEXT`,
);
op(
  'LD32',
  'a p off',
  'a = word at p + off',
  `const x = (r(@p) + @off) | 0; ${check(4)} w(@a) = i32[x >> 2] as number; NEXT`,
);
op(
  'LD64',
  'a p off',
  'a = two words at p + off',
  `const x = (r(@p) + @off) | 0; ${check(4)} const k = x >> 2; w(@a) = i32[k] as number; w(@a + 1) = i32[k + 1] as number; NEXT`,
);
op('ST8', 'p off a', 'byte at p + off = a', `const x = (r(@p) + @off) | 0; ${check(1)} u8[x] = r(@a); NEXT`);
op(
  'ST16',
  'p off a',
  'halfword at p + off = a',
  `const x = (r(@p) + @off) | 0; ${check(2)} mem.u16[x >> 1] = r(@a); NEXT`,
);
op('ST32', 'p off a', 'word at p + off = a', `const x = (r(@p) + @off) | 0; ${check(4)} i32[x >> 2] = r(@a); NEXT`);
op(
  'ST64',
  'p off a',
  'two words at p + off = a',
  `const x = (r(@p) + @off) | 0; ${check(4)} const k = x >> 2; i32[k] = r(@a); i32[k + 1] = r(@a + 1); NEXT`,
);
op(
  'LDN',
  'f p off n',
  'copy n bytes from p + off into the frame',
  `const x = (r(@p) + @off) | 0; const n = @n; if (x < 1024 || x + n > end) { BAD(x) } const y = (fpw << 2) + @f; if (n <= 64 && ((x | y | n) & 3) === 0) { for (let k = 0, s = x >> 2, d = y >> 2, l = n >> 2; k < l; k++) i32[d + k] = i32[s + k] as number; } else u8.copyWithin(y, x, x + n); NEXT`,
);
op(
  'STN',
  'p off f n',
  'copy n bytes of the frame to p + off',
  `const x = (r(@p) + @off) | 0; const n = @n; if (x < 1024 || x + n > end) { BAD(x) } const y = (fpw << 2) + @f; if (n <= 64 && ((x | y | n) & 3) === 0) { for (let k = 0, s = y >> 2, d = x >> 2, l = n >> 2; k < l; k++) i32[d + k] = i32[s + k] as number; } else u8.copyWithin(x, y, y + n); NEXT`,
);
op(
  'CPY',
  'p off q off2 n',
  'copy n bytes from q + off2 to p + off',
  'const x = (r(@p) + @off) | 0; const y = (r(@q) + @off2) | 0; const n = @n; if (x < 1024 || x + n > end) { BAD(x) } if (y < 1024 || y + n > end) { BAD(y) } u8.copyWithin(x, y, y + n); NEXT',
);
op(
  'CPYR',
  'p q c size overlap',
  'copy c * size bytes from the address in q to that in p (c is 64-bit)',
  'const n = (r(@c) >>> 0) * @size; const x = r(@p); const y = r(@q); if (n > 0) { if (x < 1024 || x + n > end) { BAD(x) } if (y < 1024 || y + n > end) { BAD(y) } u8.copyWithin(x, y, y + n); } NEXT',
);
op(
  'REPEAT',
  'p size n',
  'fills n elements of size bytes at address p with the first one',
  'const x = r(@p); const s = @size; const n = s * @n; if (x < 1024 || x + n > end) { BAD(x) } for (let k = s; k < n; k *= 2) u8.copyWithin(x + k, x, x + Math.min(k, n - k)); NEXT',
);
op('ADDP', 'a p imm', 'a = address p + imm', 'w(@a) = (r(@p) + @imm) | 0; w(@a + 1) = 0; NEXT');
op(
  'INDEX',
  'a p b size',
  'a = address p + b * size',
  'w(@a) = (r(@p) + Math.imul(r(@b), @size)) | 0; w(@a + 1) = 0; NEXT',
);
op(
  'FINDEX',
  'a f b size',
  'a = address of byte f of the frame + b * size',
  'w(@a) = ((fpw << 2) + @f + Math.imul(r(@b), @size)) | 0; w(@a + 1) = 0; NEXT',
);
op(
  'CHKP',
  'p',
  'reports a reference made from an invalid address',
  'const x = r(@p); if (x <= 0 || x >= end) { BAD(x) } NEXT',
);

// ------------------------------------------------------------------ 32-bit integers
for (const [name, expr] of [
  ['ADD32', 'r(@b) + r(@c)'],
  ['SUB32', 'r(@b) - r(@c)'],
  ['MUL32', 'Math.imul(r(@b), r(@c))'],
  ['AND32', 'r(@b) & r(@c)'],
  ['OR32', 'r(@b) | r(@c)'],
  ['XOR32', 'r(@b) ^ r(@c)'],
  ['SHL32', 'r(@b) << r(@c)'],
  ['SHRS32', 'r(@b) >> r(@c)'],
  ['SHRU32', 'r(@b) >>> r(@c)'],
  ['DIVS32', 'r(@b) / r(@c)'],
  ['DIVU32', '(r(@b) >>> 0) / (r(@c) >>> 0)'],
  ['REMS32', 'r(@b) % r(@c)'],
  ['REMU32', '(r(@b) >>> 0) % (r(@c) >>> 0)'],
])
  op(/** @type {string} */ (name), 'a b c', 'wrapping; division by zero was asserted away', `w(@a) = ${expr}; NEXT`);
for (const [name, expr] of [
  ['ADD32I', 'r(@b) + @imm'],
  ['MUL32I', 'Math.imul(r(@b), @imm)'],
  ['AND32I', 'r(@b) & @imm'],
  ['OR32I', 'r(@b) | @imm'],
  ['XOR32I', 'r(@b) ^ @imm'],
  ['SHL32I', 'r(@b) << @imm'],
  ['SHRS32I', 'r(@b) >> @imm'],
  ['SHRU32I', 'r(@b) >>> @imm'],
])
  op(/** @type {string} */ (name), 'a b imm', 'wrapping', `w(@a) = ${expr}; NEXT`);
op('NEG32', 'a b', 'a = -b', 'w(@a) = -r(@b); NEXT');
op('SEXT8', 'a b', 'sign-extends a byte to a word', 'w(@a) = (r(@b) << 24) >> 24; NEXT');
op('SEXT16', 'a b', 'sign-extends a halfword to a word', 'w(@a) = (r(@b) << 16) >> 16; NEXT');
op('EXTS64', 'a b', 'sign-extends a word to two', 'const x = r(@b); w(@a) = x; w(@a + 1) = x >> 31; NEXT');
op('EXTU64', 'a b', 'zero-extends a word to two', 'w(@a) = r(@b); w(@a + 1) = 0; NEXT');
op(
  'CADDS32',
  'a b c t',
  'i32 addition; on overflow jump to t',
  'const x = r(@b) + r(@c); if (x !== (x | 0)) { JUMP(@t) } w(@a) = x; NEXT',
);
op(
  'CADDU32',
  'a b c t',
  'u32 addition; on overflow jump to t',
  'const x = (r(@b) >>> 0) + (r(@c) >>> 0); if (x > 4294967295) { JUMP(@t) } w(@a) = x; NEXT',
);
op('CSUBS32', 'a b c t', '', 'const x = r(@b) - r(@c); if (x !== (x | 0)) { JUMP(@t) } w(@a) = x; NEXT');
op('CSUBU32', 'a b c t', '', 'const x = (r(@b) >>> 0) - (r(@c) >>> 0); if (x < 0) { JUMP(@t) } w(@a) = x; NEXT');
op(
  'CMULS32',
  'a b c t',
  '',
  'const x = r(@b) * r(@c); if (x > 2147483647 || x < -2147483648) { JUMP(@t) } w(@a) = x; NEXT',
);
op(
  'CMULU32',
  'a b c t',
  '',
  'const x = (r(@b) >>> 0) * (r(@c) >>> 0); if (x > 4294967295) { JUMP(@t) } w(@a) = x; NEXT',
);
op(
  'CADDS32I',
  'a b imm t',
  'i32 plus constant; on overflow jump to t',
  'const x = r(@b) + @imm; if (x !== (x | 0)) { JUMP(@t) } w(@a) = x; NEXT',
);
op(
  'CADDU32I',
  'a b imm t',
  'u32 plus constant (negative: minus)',
  'const x = (r(@b) >>> 0) + @imm; if (x > 4294967295 || x < 0) { JUMP(@t) } w(@a) = x; NEXT',
);

// ------------------------------------------------------------------ 64-bit integers
op(
  'ADD64',
  'a b c',
  'wrapping',
  'const x = (r(@b) >>> 0) + (r(@c) >>> 0); const h = r(@b + 1) + r(@c + 1) + (x > 4294967295 ? 1 : 0); w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'SUB64',
  'a b c',
  'wrapping',
  'const x = (r(@b) >>> 0) - (r(@c) >>> 0); const h = r(@b + 1) - r(@c + 1) - (x < 0 ? 1 : 0); w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'ADD64I',
  'a b imm',
  'wrapping; imm is sign-extended',
  'const x = (r(@b) >>> 0) + (@imm >>> 0); const h = r(@b + 1) + (@imm >> 31) + (x > 4294967295 ? 1 : 0); w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'MUL64',
  'a b c',
  'wrapping',
  'if (r(@b + 1) === 0 && r(@c + 1) === 0) { const x = (r(@b) >>> 0) * (r(@c) >>> 0); if (x < 9007199254740992) { w(@a) = x; w(@a + 1) = x / 4294967296; NEXT } } mul64(i32, fpw + @a, fpw + @b, fpw + @c); NEXT',
);
for (const [name, o] of [
  ['AND64', '&'],
  ['OR64', '|'],
  ['XOR64', '^'],
])
  op(
    /** @type {string} */ (name),
    'a b c',
    '',
    `const h = r(@b + 1) ${o} r(@c + 1); w(@a) = r(@b) ${o} r(@c); w(@a + 1) = h; NEXT`,
  );
op(
  'AND64I',
  'a b imm',
  'imm is sign-extended',
  'const h = r(@b + 1) & (@imm >> 31); w(@a) = r(@b) & @imm; w(@a + 1) = h; NEXT',
);
op('NOT64', 'a b', '', 'const h = ~r(@b + 1); w(@a) = ~r(@b); w(@a + 1) = h; NEXT');
op(
  'NEG64',
  'a b',
  'wrapping',
  'const x = r(@b); const h = ~r(@b + 1) + (x === 0 ? 1 : 0); w(@a) = -x; w(@a + 1) = h; NEXT',
);
const shl64 =
  'const x = r(@b); const h = r(@b + 1); if (n === 0) { w(@a) = x; w(@a + 1) = h; } else if (n < 32) { w(@a) = x << n; w(@a + 1) = (h << n) | (x >>> (32 - n)); } else { w(@a) = 0; w(@a + 1) = x << (n - 32); } NEXT';
const shr64 = (/** @type {string} */ o, /** @type {string} */ fill) =>
  `const x = r(@b); const h = r(@b + 1); if (n === 0) { w(@a) = x; w(@a + 1) = h; } else if (n < 32) { w(@a) = (x >>> n) | (h << (32 - n)); w(@a + 1) = h ${o} n; } else { w(@a) = h ${o} (n - 32); w(@a + 1) = ${fill}; } NEXT`;
op('SHL64', 'a b c', 'shift by word c modulo 64', `const n = r(@c) & 63; ${shl64}`);
op('SHRS64', 'a b c', '', `const n = r(@c) & 63; ${shr64('>>', 'h >> 31')}`);
op('SHRU64', 'a b c', '', `const n = r(@c) & 63; ${shr64('>>>', '0')}`);
op('SHL64I', 'a b imm', '', `const n = @imm; ${shl64}`);
op('SHRS64I', 'a b imm', '', `const n = @imm; ${shr64('>>', 'h >> 31')}`);
op('SHRU64I', 'a b imm', '', `const n = @imm; ${shr64('>>>', '0')}`);
op(
  'DIVU64',
  'a b c',
  '',
  'if ((r(@b + 1) | r(@c + 1)) === 0) { w(@a) = (r(@b) >>> 0) / (r(@c) >>> 0); w(@a + 1) = 0; NEXT } div64(i32, fpw + @a, fpw + @b, fpw + @c, 0); NEXT',
);
op(
  'REMU64',
  'a b c',
  '',
  'if ((r(@b + 1) | r(@c + 1)) === 0) { w(@a) = (r(@b) >>> 0) % (r(@c) >>> 0); w(@a + 1) = 0; NEXT } div64(i32, fpw + @a, fpw + @b, fpw + @c, 1); NEXT',
);
op('DIVS64', 'a b c', '', 'div64(i32, fpw + @a, fpw + @b, fpw + @c, 2); NEXT');
op('REMS64', 'a b c', '', 'div64(i32, fpw + @a, fpw + @b, fpw + @c, 3); NEXT');
op(
  'CADDU64',
  'a b c t',
  'u64 addition; on overflow jump to t',
  'const x = (r(@b) >>> 0) + (r(@c) >>> 0); const h = (r(@b + 1) >>> 0) + (r(@c + 1) >>> 0) + (x > 4294967295 ? 1 : 0); if (h > 4294967295) { JUMP(@t) } w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'CADDU64I',
  'a b imm t',
  'u64 plus constant (negative: minus)',
  'const i = @imm; if (i >= 0) { const x = (r(@b) >>> 0) + i; if (x > 4294967295) { const h = (r(@b + 1) >>> 0) + 1; if (h > 4294967295) { JUMP(@t) } w(@a + 1) = h; } else w(@a + 1) = r(@b + 1); w(@a) = x; NEXT } const x = (r(@b) >>> 0) + i; if (x < 0) { const h = (r(@b + 1) >>> 0) - 1; if (h < 0) { JUMP(@t) } w(@a + 1) = h; } else w(@a + 1) = r(@b + 1); w(@a) = x; NEXT',
);
op(
  'CSUBU64',
  'a b c t',
  '',
  'const x = (r(@b) >>> 0) - (r(@c) >>> 0); const h = (r(@b + 1) >>> 0) - (r(@c + 1) >>> 0) - (x < 0 ? 1 : 0); if (h < 0) { JUMP(@t) } w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'CMULU64',
  'a b c t',
  '',
  'if (r(@b + 1) === 0 && r(@c + 1) === 0) { const x = (r(@b) >>> 0) * (r(@c) >>> 0); if (x < 9007199254740992) { w(@a) = x; w(@a + 1) = x / 4294967296; NEXT } } if (mulOverflowsU64(i32, fpw + @b, fpw + @c)) { JUMP(@t) } mul64(i32, fpw + @a, fpw + @b, fpw + @c); NEXT',
);
op(
  'CADDS64',
  'a b c t',
  'i64 addition; on overflow jump to t',
  'const x = (r(@b) >>> 0) + (r(@c) >>> 0); const g = r(@b + 1); const k = r(@c + 1); const h = (g + k + (x > 4294967295 ? 1 : 0)) | 0; if (((g ^ h) & (k ^ h)) < 0) { JUMP(@t) } w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'CADDS64I',
  'a b imm t',
  '',
  'const x = (r(@b) >>> 0) + (@imm >>> 0); const g = r(@b + 1); const k = @imm >> 31; const h = (g + k + (x > 4294967295 ? 1 : 0)) | 0; if (((g ^ h) & (k ^ h)) < 0) { JUMP(@t) } w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'CSUBS64',
  'a b c t',
  '',
  'const x = (r(@b) >>> 0) - (r(@c) >>> 0); const g = r(@b + 1); const k = r(@c + 1); const h = (g - k - (x < 0 ? 1 : 0)) | 0; if (((g ^ k) & (g ^ h)) < 0) { JUMP(@t) } w(@a) = x; w(@a + 1) = h; NEXT',
);
op(
  'CMULS64',
  'a b c t',
  '',
  'if (r(@b) >> 31 === r(@b + 1) && r(@c) >> 31 === r(@c + 1)) { const x = r(@b) * r(@c); if (x <= 9007199254740991 && x >= -9007199254740991) { w(@a) = x; w(@a + 1) = Math.floor(x / 4294967296); NEXT } } if (mulOverflowsS64(i32, fpw + @b, fpw + @c)) { JUMP(@t) } mul64(i32, fpw + @a, fpw + @b, fpw + @c); NEXT',
);

// ------------------------------------------------------------------ the rest of arithmetic, through helpers
op(
  'ARITH',
  'kind ty a b c',
  'a = b kind c for any type code (codes in arith.ts): 128-bit, 8/16-bit, saturating, bit counting, float functions',
  'm.arith.run(@kind, @ty, fpw + @a, fpw + @b, fpw + @c); NEXT',
);
op(
  'ARITHC',
  'kind ty a b c t',
  'as ARITH; jump to t on overflow',
  'if (m.arith.checked(@kind, @ty, fpw + @a, fpw + @b, fpw + @c)) { JUMP(@t) } NEXT',
);
op(
  'ARITHO',
  'kind ty f b c g',
  'as ARITH into the bytes at f; byte g = overflowed',
  'm.arith.overflowing(@kind, @ty, (fpw << 2) + @f, fpw + @b, fpw + @c, (fpw << 2) + @g); NEXT',
);
op(
  'CONV',
  'from to a b',
  'a = b converted between the type codes, as `as` does',
  'm.arith.convert(@from, @to, fpw + @a, fpw + @b); NEXT',
);

// ------------------------------------------------------------------ floats
// The bits of a NaN made by the host's CPU differ between hosts: made the same everywhere.
for (const [name, o] of [
  ['ADD', '+'],
  ['SUB', '-'],
  ['MUL', '*'],
  ['DIV', '/'],
  ['REM', '%'],
]) {
  op(
    `${name}F64`,
    'a b c',
    '',
    `const x = (f64[(fpw + @b) >> 1] as number) ${o} (f64[(fpw + @c) >> 1] as number); f64[(fpw + @a) >> 1] = x === x ? x : NaN; NEXT`,
  );
  op(
    `${name}F32`,
    'a b c',
    '',
    `const f32 = mem.f32; const x = (f32[fpw + @b] as number) ${o} (f32[fpw + @c] as number); f32[fpw + @a] = x === x ? x : NaN; NEXT`,
  );
}
for (const [name, o] of [
  ['EQ', '==='],
  ['NE', '!=='],
  ['LT', '<'],
  ['LE', '<='],
]) {
  op(
    `${name}F64`,
    'a b c',
    '',
    `w(@a) = (f64[(fpw + @b) >> 1] as number) ${o} (f64[(fpw + @c) >> 1] as number) ? 1 : 0; NEXT`,
  );
  op(
    `${name}F32`,
    'a b c',
    '',
    `const f32 = mem.f32; w(@a) = (f32[fpw + @b] as number) ${o} (f32[fpw + @c] as number) ? 1 : 0; NEXT`,
  );
}
op('NEGF64', 'a b', 'flips the sign bit', 'const x = r(@b); w(@a + 1) = r(@b + 1) ^ -2147483648; w(@a) = x; NEXT');
op('NEGF32', 'a b', 'flips the sign bit', 'w(@a) = r(@b) ^ -2147483648; NEXT');

// ------------------------------------------------------------------ comparisons and branches
const tests32 = [
  ['EQ32', 'r(@b) === r(@c)'],
  ['NE32', 'r(@b) !== r(@c)'],
  ['LTS32', 'r(@b) < r(@c)'],
  ['LES32', 'r(@b) <= r(@c)'],
  ['LTU32', 'r(@b) >>> 0 < r(@c) >>> 0'],
  ['LEU32', 'r(@b) >>> 0 <= r(@c) >>> 0'],
];
const tests64 = [
  ['EQ64', 'r(@b) === r(@c) && r(@b + 1) === r(@c + 1)'],
  ['NE64', 'r(@b) !== r(@c) || r(@b + 1) !== r(@c + 1)'],
  ['LTS64', 'r(@b + 1) === r(@c + 1) ? r(@b) >>> 0 < r(@c) >>> 0 : r(@b + 1) < r(@c + 1)'],
  ['LES64', 'r(@b + 1) === r(@c + 1) ? r(@b) >>> 0 <= r(@c) >>> 0 : r(@b + 1) < r(@c + 1)'],
  ['LTU64', 'r(@b + 1) === r(@c + 1) ? r(@b) >>> 0 < r(@c) >>> 0 : r(@b + 1) >>> 0 < r(@c + 1) >>> 0'],
  ['LEU64', 'r(@b + 1) === r(@c + 1) ? r(@b) >>> 0 <= r(@c) >>> 0 : r(@b + 1) >>> 0 < r(@c + 1) >>> 0'],
];
const testsI = [
  ['EQ32', 'r(@b) === @imm'],
  ['NE32', 'r(@b) !== @imm'],
  ['LTS32', 'r(@b) < @imm'],
  ['LES32', 'r(@b) <= @imm'],
  ['LTU32', 'r(@b) >>> 0 < @imm >>> 0'],
  ['LEU32', 'r(@b) >>> 0 <= @imm >>> 0'],
  ['EQ64', 'r(@b) === @imm && r(@b + 1) === @imm >> 31'],
  ['NE64', 'r(@b) !== @imm || r(@b + 1) !== @imm >> 31'],
  ['LTS64', 'r(@b + 1) === @imm >> 31 ? r(@b) >>> 0 < @imm >>> 0 : r(@b + 1) < @imm >> 31'],
  ['LES64', 'r(@b + 1) === @imm >> 31 ? r(@b) >>> 0 <= @imm >>> 0 : r(@b + 1) < @imm >> 31'],
  ['LTU64', 'r(@b + 1) === 0 && r(@b) >>> 0 < @imm'],
  ['LEU64', 'r(@b + 1) === 0 && r(@b) >>> 0 <= @imm'],
];
for (const [name, test] of [...tests32, ...tests64])
  op(/** @type {string} */ (name), 'a b c', 'a = 0 or 1', `w(@a) = (${test}) ? 1 : 0; NEXT`);
for (const [name, test] of [...tests32, ...tests64])
  op(`J${name}`, 'b c t', 'jump to t if it holds', `if (${test}) { JUMP(@t) } NEXT`);
const testsMore = [
  ['GTS32', 'r(@b) > @imm'],
  ['GES32', 'r(@b) >= @imm'],
  ['GTU32', 'r(@b) >>> 0 > @imm >>> 0'],
  ['GEU32', 'r(@b) >>> 0 >= @imm >>> 0'],
  ['GTS64', 'r(@b + 1) === @imm >> 31 ? r(@b) >>> 0 > @imm >>> 0 : r(@b + 1) > @imm >> 31'],
  ['GES64', 'r(@b + 1) === @imm >> 31 ? r(@b) >>> 0 >= @imm >>> 0 : r(@b + 1) > @imm >> 31'],
  ['GTU64', 'r(@b + 1) !== 0 || r(@b) >>> 0 > @imm'],
  ['GEU64', 'r(@b + 1) !== 0 || r(@b) >>> 0 >= @imm'],
];
for (const [name, test] of [...testsI, ...testsMore])
  op(
    `J${name}I`,
    'b imm t',
    'jump to t if it holds for the constant (unsigned 64-bit ones: never negative)',
    `if (${test}) { JUMP(@t) } NEXT`,
  );
op('EQ32I', 'a b imm', 'a = 0 or 1', 'w(@a) = r(@b) === @imm ? 1 : 0; NEXT');
op('NE32I', 'a b imm', 'a = 0 or 1', 'w(@a) = r(@b) !== @imm ? 1 : 0; NEXT');
op('JMP', 't', 'forward jump', 'JUMP(@t)');
op(
  'LOOP',
  't cost',
  'backward jump: charges fuel, may leave the loop',
  'fuel -= @cost; pc = @t; if (fuel < 0) { SAVE(pc) return m.outOfFuel(); } continue;',
);
op(
  'JTAB',
  'a min n t',
  'jump to the (a - min)-th of the n targets that follow, else t',
  'const x = r(@a) - @min; if (x >= 0 && x < @n) { JUMP(code[pc + 5 + x] as number) } JUMP(@t)',
);
op('CHARGE', 'cost', 'charges fuel for straight-line code', 'fuel -= @cost; NEXT');

// ------------------------------------------------------------------ calls
op(
  'CALL',
  'fn',
  'calls a function; arguments were written behind the frame',
  `
const callee = fns[@fn] as Fn; const base = frame.top; const next = frames[depth + 1];
if (callee.state !== 0 || next === undefined || base + callee.needWords > fiber.stackEnd) { SLOW(m.calls.call(fiber, @fn, base)) }
fuel -= callee.cost; frame.pc = pc + 2; depth++;
next.fn = callee; next.fpw = base; next.top = base + callee.frameWords; next.special = 0; frame = next;
code = callee.code; pc = 0; fpw = base;
if (fuel < 0) { SAVE(0) return m.outOfFuel(); }
continue;`,
);
op(
  'CALLX',
  'fn n',
  'calls from a coroutine: the n words behind the frame are copied to the stack',
  'SLOW(m.calls.callDetached(fiber, @fn, fpw + frame.fn.frameWords, @n))',
);
op(
  'CALLP',
  'a n',
  'calls through the fn pointer in a',
  'SLOW(m.calls.callDetachedIf(fiber, r(@a), fpw + frame.fn.frameWords, @n))',
);
op(
  'CALLV',
  'a slot n',
  'calls method `slot` of the vtable in a',
  'SLOW(m.calls.callVirtual(fiber, r(@a), @slot, fpw + frame.fn.frameWords, @n))',
);
op(
  'RET',
  '',
  'returns',
  `
if (frame.special !== 0) { SLOW(m.calls.ret(fiber)) }
depth--; frame = frames[depth] as Frame; code = frame.fn.code; pc = frame.pc; fpw = frame.fpw; continue;`,
);
op(
  'HOST',
  'host',
  'calls a host function; arguments and result are behind the frame',
  `
SAVE(pc + 2) (hosts[@host] as HostFn)(m, fpw + frame.fn.frameWords);
if (m.pending !== 0) { if (m.settle(fiber)) return; RELOAD continue; }
i32 = mem.i32; u8 = mem.u8; f64 = mem.f64; end = mem.end; NEXT`,
);
op('VTSIZE', 'a b', 'a = size of the type of vtable b (two words)', 'w(@a) = m.vtableSize(r(@b)); w(@a + 1) = 0; NEXT');
op(
  'VTALIGN',
  'a b',
  'a = alignment of the type of vtable b (two words)',
  'w(@a) = m.vtableAlign(r(@b)); w(@a + 1) = 0; NEXT',
);
op(
  'ALLOC',
  'a b c',
  'a = address of fresh memory: size b, alignment c',
  'const x = mem.tryAlloc(r(@b + 1) === 0 ? r(@b) >>> 0 : 4294967295, r(@c)); if (x === 0) { SAVE(pc) return m.outOfMemory(); } i32 = mem.i32; u8 = mem.u8; f64 = mem.f64; end = mem.end; w(@a) = x; w(@a + 1) = 0; NEXT',
);
op('FREE', 'a b c', 'frees address a of size b and alignment c', 'mem.free(r(@a), r(@b), r(@c)); NEXT');
op(
  'CATCH',
  '',
  'catch_unwind(f, data, out): calls f, marks the frame',
  'SLOW(m.calls.catchUnwind(fiber, fpw + frame.fn.frameWords))',
);
op(
  'DROPV',
  'p v',
  'calls the drop glue of vtable v on the address in slot p; nothing if it needs none',
  'SLOW(m.calls.dropVirtual(fiber, r(@p), r(@v)))',
);
op(
  'DROPCO',
  'fn p t',
  'runs the drop path of the suspended coroutine at p of function fn, then goes to t; falls through if it was never polled',
  'SLOW(m.coroutines.drop(fiber, @fn, r(@p), @t))',
);
op('SUSPEND', 'point', 'returns from a coroutine at a suspension point', 'SLOW(m.coroutines.suspend(fiber, @point))');
op('CORET', '', 'returns from a coroutine for good', 'SLOW(m.coroutines.finish(fiber))');
op('CODROPPED', '', 'end of the drop path of a coroutine', 'SLOW(m.coroutines.dropped(fiber))');
op('PANIC', 'msg', 'panics with an assertion message', 'SLOW(m.panics.assertion(fiber, @msg, -1, -1))');
op(
  'PANICB',
  'b c',
  'index out of bounds: length b, index c',
  'SLOW(m.panics.assertion(fiber, -1, fpw + @b, fpw + @c))',
);
op('RESUME', '', 'continues unwinding in the caller', 'SLOW(m.panics.resume(fiber))');
op('ABORT', '', 'a panic escaped from a destructor during cleanup', 'SAVE(pc) return m.panics.abortInCleanup(fiber);');
op(
  'TRAP',
  'msg',
  'stops with a message: unsupported (0…) or undefined behaviour (negative)',
  'SAVE(pc) return m.trap(@msg);',
);
op(
  'STMT',
  'span',
  'a user statement begins',
  'frame.pc = pc + 2; m.statement(@span); if (m.pending !== 0) { SAVE(pc + 2) if (m.settle(fiber)) return; RELOAD continue; } NEXT',
);
