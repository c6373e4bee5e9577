//! Broken programs made from good ones: what typing, pasting and cutting do to a text, and what a fuzzer would.
import type { Rng } from '../../src/base/rng.ts';

/** Words of async Rust that a mutation may put anywhere. */
const WORDS = [
  'async', 'await', 'move', 'fn', 'let', 'mut', 'match', 'if', 'else', 'loop', 'while', 'for', 'in', 'impl', 'dyn', 'trait',
  'struct', 'enum', 'use', 'mod', 'pub', 'where', 'return', 'break', 'continue', 'unsafe', 'static', 'const', 'ref', 'self',
  'Self', 'super', 'crate', 'type', '(', ')', '[', ']', '{', '}', '<', '>', '::', '->', '=>', '=', '==', ';', ',', '.', '..',
  '..=', '?', '!', '#', '&', '&&', '|', '||', '*', '+', '-', '/', '%', '^', '@', '_', '$', "'a", "'static", '0', '1u8',
  '255', '18446744073709551615', '1e400', '-1', '"s"', "'c'", 'b"x"', 'r#"raw"#', 'String', 'Vec', 'Option', 'Some', 'None',
  'Ok', 'Err', 'Box', 'Arc', 'Pin', 'tokio', 'spawn', 'join!', 'select!', 'u128', 'usize', 'i32', 'T', 'impl Sized', '\n', '/*',
  '*/', '//', '"', "'", '\\', 'macro_rules! m { ($($t:tt)*) => { $($t)* } }', '#[tokio::main]', '#[derive(Debug)]', '.await',
  '.clone()', '.unwrap()', 'é', '🦀', '\u0000',
]; // prettier-ignore

/** Pieces of a text: words, numbers, single signs and runs of white space. Their concatenation is the text. */
function pieces(text: string): string[] {
  return text.match(/[A-Za-z_][A-Za-z0-9_]*|[0-9]+|\s+|[^]/gu) ?? [];
}

type Mutation = (text: string, rng: Rng) => string;

const pick = <T>(list: readonly T[], rng: Rng): T | undefined => list[rng.below(Math.max(1, list.length))];

/** Index of a piece that is not white space. */
function somewhere(list: readonly string[], rng: Rng): number {
  for (let tries = 0; tries < 20; tries++) {
    const at = rng.below(Math.max(1, list.length));
    if (/\S/u.test(list[at] ?? '')) return at;
  }
  return 0;
}

function onPieces(change: (list: string[], at: number, rng: Rng) => void): Mutation {
  return (text, rng) => {
    const list = pieces(text);
    change(list, somewhere(list, rng), rng);
    return list.join('');
  };
}

function onLines(change: (list: string[], at: number, rng: Rng) => void): Mutation {
  return (text, rng) => {
    const list = text.split('\n');
    change(list, rng.below(list.length), rng);
    return list.join('\n');
  };
}

const MUTATIONS: readonly Mutation[] = [
  onPieces((list, at) => list.splice(at, 1)),
  onPieces((list, at) => list.splice(at, 0, list[at] ?? '')),
  onPieces((list, at, rng) => list.splice(at, 1, list[somewhere(list, rng)] ?? '')),
  onPieces((list, at, rng) => list.splice(at, 1, pick(WORDS, rng) ?? '')),
  onPieces((list, at, rng) => list.splice(at, 0, ` ${pick(WORDS, rng) ?? ''} `)),
  onPieces((list, at, rng) => {
    const other = somewhere(list, rng);
    [list[at], list[other]] = [list[other] ?? '', list[at] ?? ''];
  }),
  onLines((list, at) => list.splice(at, 1)),
  onLines((list, at) => list.splice(at, 0, list[at] ?? '')),
  onLines((list, at, rng) => {
    const other = rng.below(list.length);
    [list[at], list[other]] = [list[other] ?? '', list[at] ?? ''];
  }),
  onLines((list, at, rng) => list.splice(at, 1 + rng.below(6))),
  (text, rng) => text.slice(0, rng.below(text.length + 1)),
  (text, rng) => text.slice(rng.below(text.length + 1)),
];

/** One to three mutations of a text; the same text and random numbers give the same result. */
export function mutate(text: string, rng: Rng): string {
  let out = text;
  for (let n = 1 + rng.below(3); n > 0; n--) out = (pick(MUTATIONS, rng) ?? ((it) => it))(out, rng);
  return out;
}

/** A text of random words. */
export function randomTokens(rng: Rng): string {
  const words = Array.from({ length: 1 + rng.below(80) }, () => pick(WORDS, rng) ?? '');
  return rng.below(2) === 0 ? words.join(' ') : `fn main() { ${words.join(' ')} }`;
}
