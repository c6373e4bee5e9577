//! Generated programs run alike without the passes, with all of them from the first call on, and with code that is
//! replaced between calls: arithmetic of all widths, casts, niches, small structs, nested matches, loops.
import { expect, test } from 'vitest';
import { Rng } from '../base/rng.ts';
import { runSource } from './testing/run.ts';

const INTS = ['u8', 'i32', 'i64', 'u64', 'i128', 'usize'] as const;
const SCALARS = [...INTS, 'bool', 'char', 'f64'] as const;
const STRUCTS: Readonly<Record<string, readonly string[]>> = {
  Pair: ['u8', 'i64'],
  Flags: ['bool', 'u8', 'bool'],
  Wide: ['i128', 'char'],
  Nest: ['Flags', 'f64', 'i32'],
};
const VARIANTS: readonly (readonly [string, readonly string[]])[] = [
  ['Shape::Point', []],
  ['Shape::Line', ['u8', 'i64']],
  ['Shape::Flat', ['Flags']],
];
const HEADER = `
use std::intrinsics::wrapping_add;
${Object.entries(STRUCTS)
  .map(
    ([name, tys]) => `#[derive(Clone, Copy)] struct ${name} { ${tys.map((t, i) => `f${String(i)}: ${t}`).join(', ')} }`,
  )
  .join('\n')}
#[derive(Clone, Copy)] enum Shape { Point, Line(u8, i64), Flat(Flags) }
fn same<T>(x: T) -> T { x }
`;

/** Writes one program; the same for the same seed. */
class Writer {
  private readonly rng: Rng;
  private names = 0;
  private scope: (readonly [string, string])[] = [];
  constructor(seed: number) {
    this.rng = new Rng(seed);
  }
  private n(limit: number): number {
    return this.rng.below(limit);
  }
  private pick<T>(from: readonly T[]): T {
    return from[this.n(from.length)] as T;
  }
  private ty(): string {
    return this.n(3) > 0
      ? this.pick(SCALARS)
      : this.pick([...Object.keys(STRUCTS), 'Shape', 'Option<u8>', 'Option<i64>']);
  }
  private fresh(): string {
    return `v${String(this.names++)}`;
  }
  private leaf(ty: string): string {
    // `Option` is not `Copy` in the small library: such variables are written only.
    const known = this.scope.filter(([, it]) => it === ty && !it.startsWith('Option'));
    if (known.length > 0 && this.n(4) > 0) return this.pick(known)[0];
    if (ty === 'bool') return this.pick(['true', 'false']);
    if (ty === 'char') return this.pick([`'a'`, `'\\u{1F600}'`]);
    if (ty === 'f64') return this.pick(['0.5', '2.7', '-1e10', '300.0']);
    const big = { u8: '255', i32: '-2147483648', i64: '9223372036854775807', u64: '18446744073709551615' }[ty];
    if ((INTS as readonly string[]).includes(ty)) return `${this.pick(['0', '1', '77', big ?? '4294967296'])}${ty}`;
    return this.build(ty, (it) => this.leaf(it));
  }
  private build(ty: string, value: (ty: string) => string): string {
    const fields = STRUCTS[ty];
    if (fields !== undefined) return `${ty} { ${fields.map((t, i) => `f${String(i)}: ${value(t)}`).join(', ')} }`;
    if (ty === 'Shape') {
      const [name, tys] = this.pick(VARIANTS);
      return tys.length === 0 ? name : `${name}(${tys.map(value).join(', ')})`;
    }
    const item = ty.slice(7, -1);
    return this.n(3) === 0 ? `None::<${item}>` : `Some::<${item}>(${value(item)})`;
  }
  private within<T>(vars: readonly (readonly [string, string])[], make: () => T): T {
    const outer = this.scope;
    this.scope = [...outer, ...vars];
    const made = make();
    this.scope = outer;
    return made;
  }
  private expr(ty: string, depth: number): string {
    if (depth <= 0) return this.leaf(ty);
    const e = (it: string): string => `(${this.expr(it, depth - 1)})`;
    switch (this.n(9)) {
      case 0:
        return `if ${e('bool')} { ${e(ty)} } else { ${e(ty)} }`;
      case 1:
        return `same${e(ty)}`;
      case 2:
        return `*(&${e(ty)})`;
      case 3: {
        const name = this.fresh();
        return `match ${e('Option<u8>')} { Some(${name}) => ${this.within([[name, 'u8']], () => e(ty))}, None => ${e(ty)} }`;
      }
      case 4: {
        const [a, b, c] = [this.fresh(), this.fresh(), this.fresh()];
        const line = this.within(
          [
            [a, 'u8'],
            [b, 'i64'],
          ],
          () => e(ty),
        );
        const flat = this.within([[c, 'Flags']], () => e(ty));
        return `match ${e('Shape')} { Shape::Point => ${e(ty)}, Shape::Line(${a}, ${b}) => ${line}, Shape::Flat(${c}) => ${flat} }`;
      }
      case 5: {
        const holders = Object.entries(STRUCTS).flatMap(([name, tys]) =>
          tys.flatMap((it, i) => (it === ty ? [[name, i] as const] : [])),
        );
        if (holders.length === 0) break;
        const [name, index] = this.pick(holders);
        return `${e(name)}.f${String(index)}`;
      }
    }
    if (ty === 'bool') {
      const of = this.pick(INTS);
      return this.pick([
        `${e('bool')} && ${e('bool')}`,
        `!${e('bool')}`,
        `${e(of)} < ${e(of)}`,
        `${e(of)} == ${e(of)}`,
      ]);
    }
    if (ty === 'f64') return this.pick([`${e('f64')} * 0.5 + ${e('f64')}`, `${e(this.pick(INTS))} as f64`]);
    if (ty === 'char') return `${e('u8')} as char`;
    if (!(INTS as readonly string[]).includes(ty)) return this.build(ty, e);
    const from = this.pick(SCALARS);
    return this.pick([
      `wrapping_add(${e(ty)}, ${e(ty)})`,
      `${e(from === 'char' ? 'u8' : from)} as ${ty}`,
      `${e(ty)} / 3${ty}`,
      `${e(ty)} % 7${ty}`,
    ]);
  }
  private stmts(): string {
    let out = '';
    for (let i = 2 + this.n(4); i > 0; i--) {
      const mine = this.scope.filter(([name]) => name.startsWith('m'));
      if (mine.length === 0 || this.n(3) === 0) {
        const [name, ty] = [`m${this.fresh()}`, this.ty()];
        out += `let mut ${name}: ${ty} = ${this.expr(ty, 3)};\n`;
        this.scope = [...this.scope, [name, ty]];
        continue;
      }
      const [name, ty] = this.pick(mine);
      const count = this.fresh();
      out += this.pick([
        `${name} = ${this.expr(ty, 3)};\n`,
        `{ let new = ${this.expr(ty, 2)}; let place = &mut ${name}; *place = new; }\n`,
        `let mut ${count} = 0u8; while ${count} < ${String(1 + this.n(3))} { ${count} = ${count} + 1; ${name} = ${this.expr(ty, 2)}; }\n`,
      ]);
    }
    return out;
  }
  program(): string {
    const fns = Array.from({ length: 4 }, (_, i) => {
      const params = [this.ty(), this.ty()];
      const own = params.map((t, j) => [`ma${String(j)}`, t] as const);
      const body = this.within(own, () => `${this.stmts()}${this.expr('i64', 4)}`);
      const shown = own.map(([name, t]) => `mut ${name}: ${t}`).join(', ');
      const call = (): string => {
        const counter = [
          ['(k as u8)', 'u8'],
          ['(k as i64)', 'i64'],
        ] as const;
        const args = this.within(counter, () => params.map((t) => this.expr(t, 1)));
        return `print(f${String(i)}(${args.join(', ')}));`;
      };
      return { text: `fn f${String(i)}(${shown}) -> i64 {\n${body}\n}\n`, calls: `${call()} ${call()}` };
    });
    const calls = fns.map((it) => it.calls).join('\n');
    return `${HEADER}${fns.map((it) => it.text).join('')}fn main() { let mut k = 0u64; while k < 5 {\n${calls}\nk = k + 1; } }`;
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('program %i', (seed) => {
  const source = new Writer(seed).program();
  const plain = runSource(source, { optimize: false });
  expect(plain.out.length).toBe(40);
  for (const hotCalls of [1, 3]) {
    const fast = runSource(source, { hotCalls });
    expect(fast.out).toEqual(plain.out);
    expect(fast.outcome).toEqual(plain.outcome);
  }
});
