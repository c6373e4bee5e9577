//! Lowering as text: what plain bodies, control flow and async fns become.
import { expect, test } from 'vitest';
import { FIXTURE } from './fixture.ts';
import { buildLibrary, buildProgram, printBody, printItems } from './index.ts';
import type { HirProgram } from './index.ts';

const library = buildLibrary(FIXTURE);

function program(source: string, edition: 2021 | 2024 = 2021): HirProgram {
  return buildProgram(library, source, { edition, testMode: false });
}

function errors(p: HirProgram): string[] {
  const bodies = p.userBodies.flatMap((id) => {
    const def = p.def(id);
    return 'body' in def ? (def.body?.get().diagnostics ?? []) : [];
  });
  return [...p.diagnostics, ...bodies].map((d) => `${d.code ?? '-'}: ${d.message}`);
}

function main(source: string): string {
  const p = program(source);
  expect(errors(p)).toEqual([]);
  return printItems(p).trim();
}

test('the fixture library has no mistakes', () => {
  expect(library.diagnostics).toEqual([]);
});

test('plain code', () => {
  expect(main('fn main() { let x = 1; let y = x + 2; foo(y); } fn foo(a: i32) {}')).toMatchInlineSnapshot(`
    "main = || {
      let x#0 = 1;
      let y#1 = (x#0 + 2);
      foo(y#1);
    }
    foo = |a#0: i32| {}"
  `);
});

test('for, while, if let, ranges', () => {
  expect(
    main(
      'fn main() { for i in 0..3 { if i == 1 { continue; } } while let Some(x) = f() { drop2(x); } } fn f() -> Option<u8> { None } fn drop2(x: u8) {}',
    ),
  ).toMatchInlineSnapshot(`
    "main = || {
      match #into_iter(std::ops::Range { start: 0, end: 3 }) {
        mut iter#0 => 'l0: loop {
          match #next(&mut iter#0) {
            std::option::Option::None => break 'l0,
            std::option::Option::Some(i#1) => {
              if drop_temps((i#1 == 1)) {
                continue 'l0;
              }
            },
          }
        },
      }
      'l1: loop {
        if let std::option::Option::Some(x#2) = f() {
          drop2(x#2);
        } else {
          break 'l1
        }
      }
    }
    f = || {
      std::option::Option::None
    }
    drop2 = |x#0: u8| {}"
  `);
});

test('async fn rebinds its arguments', () => {
  expect(main('async fn f(a: u8, _: u8, (b, c): (u8, u8)) -> u8 { a }')).toMatchInlineSnapshot(`
    "f = |a#0: u8, __arg1#2: u8, __arg2#4: (u8, u8)| asyncBlock move {
      let a#1 = a#0;
      let __arg1#3 = __arg1#2;
      let _ = __arg1#3;
      let __arg2#5 = __arg2#4;
      let (b#6, c#7) = __arg2#5;
      drop_temps({
        a#1
      })
    }"
  `);
});

test('macros: println, hygiene, repetition', () => {
  expect(
    main(
      'macro_rules! twice { ($e:expr) => {{ let x = $e; x + x }} } fn main() { let x = 4; println!("a {} {x:?}", twice!(x)); }',
    ),
  ).toMatchInlineSnapshot(`
    "main = || {
      let x#0 = 4;
      std::io::_print(format_args("a {0:Display} {1:Debug}\\n", {
        let x#1 = x#0;
        (x#1 + x#1)
      }, x#0));
    }"
  `);
});

test('library bodies are lowered on demand', () => {
  const p = program('');
  const id = p.impls.flatMap((i) => {
    const def = p.def(i);
    return def.kind === 'impl' ? def.items : [];
  })[0];
  const def = id === undefined ? undefined : p.def(id);
  const body = def?.kind === 'fn' ? def.body?.get() : undefined;
  expect(body === undefined ? '' : printBody(p, body)).toMatchInlineSnapshot(`
    "|self#0: &Self| {
      match self#0 {
        std::option::Option::Some(_) => true,
        std::option::Option::None => false,
      }
    }"
  `);
});
