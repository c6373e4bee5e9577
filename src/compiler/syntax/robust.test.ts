//! Whatever the input, the parser answers: it never throws, never hangs, and does not exhaust the stack.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USER_FILE } from '../../source/span.ts';
import type { FragmentKind } from './fragment.ts';
import { FRAGMENT_KINDS, parseFragment } from './fragment.ts';
import { lex } from './lexer.ts';
import { balance } from './balance.ts';
import { parseFile } from './parse.ts';
import { printCrate } from './print.ts';

const parse = (text: string) =>
  parseFile({ id: USER_FILE, path: 'src/main.rs', origin: 'user', text }, { edition: '2024' });

const PROGRAM = `//! A program with a bit of everything.
use std::{fmt, time::Duration};
use tokio::sync::mpsc::{self, Receiver};

#[derive(Debug, Clone)]
struct Job<'a, T: fmt::Debug = u8> { id: u32, name: &'a str, data: Option<T> }

impl<'a, T> Job<'a, T> where T: fmt::Debug + 'a {
    /// Runs.
    pub async fn run(&mut self, n: usize) -> Result<(), Box<dyn std::error::Error + Send + 'static>> {
        for i in 0..n { if let Some(x) = &self.data && i % 2 == 0 { println!("{i:>3} {x:?}"); } else { continue } }
        match self.id { 0 | 1 => return Ok(()), n @ 2..=9 if n > 3 => {} _ => unreachable!("{}", self.id), }
        let v: Vec<_> = (0..3).map(|x| x as u64 + 1).collect::<Vec<u64>>();
        let Some(last) = v.last() else { return Err("empty".into()) };
        tokio::time::sleep(Duration::from_millis(*last)).await;
        Ok(())
    }
}

enum E { A(u8), B { x: i64 }, C = 3 }

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<String>(1);
    let h = tokio::spawn(async move { tx.send('a'.to_string()).await.unwrap(); b"x\\n"; r#"raw"#; });
    tokio::select! { biased; Some(m) = rx.recv() => println!("{m}"), _ = h => {}, else => () }
    'outer: loop { while let Ok(_) = rx.try_recv() { break 'outer; } }
}
`;

const WORDS = [
  'fn', 'let', 'x', 'if', 'else', 'match', 'struct', 'impl', 'for', 'in', 'while', 'loop', 'async', 'move', 'await', 'pub',
  'use', 'mod', 'where', 'dyn', 'const', 'static', 'unsafe', 'ref', 'mut', 'return', 'break', 'enum', 'trait', 'type', 'as',
  '(', ')', '[', ']', '{', '}', '<', '>', '>>', '=', '==', '=>', '->', '::', ':', ';', ',', '.', '..', '..=', '|', '||', '&',
  '&&', '!', '?', '#', '+', '-', '*', '@', '_', "'a", '1', '1.0', '"s"', "'c'", '$', '///d\n', 'self', 'macro_rules', '\n', '~',
]; // prettier-ignore

describe('robustness', () => {
  it('answers every truncation', () => {
    for (let end = 0; end <= PROGRAM.length; end += 3) parse(PROGRAM.slice(0, end));
    expect(parse(PROGRAM).diagnostics).toEqual([]);
  });

  it('answers every deletion of a token', () => {
    const { tokens } = lex(PROGRAM, USER_FILE, { edition: '2024' });
    for (const { span } of tokens) parse(PROGRAM.slice(0, span.start) + PROGRAM.slice(span.end));
  });

  it('answers random tokens, and prints what it made of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }), (words) => {
        const { file, diagnostics } = parse(`fn f() { ${words.join(' ')} }`);
        const once = printCrate(file);
        if (diagnostics.length === 0) expect(printCrate(parse(once).file)).toBe(once);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('answers random text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
        parse(text);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('answers random fragments', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FragmentKind>(...FRAGMENT_KINDS),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 10 }),
        (kind, words) => {
          const text = words.join(' ');
          const { tokens } = balance(lex(text, USER_FILE, { edition: '2024' }).tokens, text);
          const result = parseFragment(kind, tokens, 0, { edition: '2024' });
          if (result.kind === 'ok') expect(result.next).toBeLessThanOrEqual(tokens.length);
        },
      ),
      { numRuns: 2000, seed: 7 },
    );
  });

  it.each([
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['-', ''],
    ['&', ''],
    ['!', ''],
    ['|| ', ''],
    ['return ', ''],
    ['x = ', ''],
    ['.. ', ''],
    ['if x {', '}'],
    ['if x {} else ', ''],
    ['async {', '}'],
    ['f(', ')'],
    ['x.f(', ')'],
    ['match x { _ => ', '}'],
    ['let x: Vec<', '>'],
    ['a + ', ''],
    ['a?.b.', ''],
    ["'a: loop {", '}'],
    ['A::<', '>'],
    ['fn f() {', '}'],
    ['mod m {', '}'],
    ['let (', ')'],
    ['x as fn(', ')'],
    ['unsafe { ', '}'],
    ['let &', ''],
    ['S { a: ', '}'],
    ['use a::{', '}'],
    ['for<', '>'],
  ])('does not overflow on deep nesting of %s', (open, close) => {
    const depth = 100_000;
    const { diagnostics } = parse(`fn f() { ${open.repeat(depth)}x${close.repeat(depth)}; } fn g() {}`);
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('reports nesting that is too deep as unsupported', () => {
    const { diagnostics, file } = parse(`fn f() { ${'('.repeat(100_000)}x${')'.repeat(100_000)}; } fn g() {}`);
    expect(diagnostics.map((one) => one.code)).toEqual(['unsupported']);
    expect(file.items).toHaveLength(2);
  });
});
